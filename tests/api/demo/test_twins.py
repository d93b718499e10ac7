"""A persona once more: the same story with other names, which nobody else's touches."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, func, select, text
from sqlalchemy.pool import NullPool

from api.demo.personas import PERSONAS, Persona
from api.demo.twins import Twin, give_back, make_twin
from models import Account, Area, Bill, Customer, Outage, Service, Ticket
from models.address import driver_url

BY_NAME = {persona.given_name: persona for persona in PERSONAS}


@pytest.fixture
def connection(demo_database: str) -> Iterator[Connection]:
    """Whose changes are taken back."""
    engine = create_engine(driver_url(demo_database), poolclass=NullPool)
    with engine.connect() as connection:
        yield connection
        connection.rollback()


def bills(connection: Connection, customer_id: object) -> list[tuple[object, ...]]:
    asked = (
        select(Bill.issued_on, Bill.state, Bill.total_minor, Bill.outstanding_minor)
        .join(Account, Account.id == Bill.account_id)
        .where(Account.holder_id == customer_id)
        .order_by(Bill.issued_on)
    )
    return [tuple(row) for row in connection.execute(asked)]


def persona_id(connection: Connection, persona: Persona) -> object:
    return connection.scalar(select(Customer.id).where(Customer.phone == persona.phone))


@pytest.mark.parametrize("name", BY_NAME)
def test_everybody_can_have_several_twins_with_bills_like_their_own(connection: Connection, name: str) -> None:
    first, second = (make_twin(connection, BY_NAME[name]) for _ in range(2))
    theirs = bills(connection, persona_id(connection, BY_NAME[name]))
    assert bills(connection, first.customer_id) == bills(connection, second.customer_id) == theirs
    assert not set(first.names.given.values()) & set(second.names.given.values())


def test_a_twin_s_case_has_a_number_of_its_own(connection: Connection) -> None:
    twin = make_twin(connection, BY_NAME["Hugo"])
    asked = select(Ticket.number).where(Ticket.customer_id == twin.customer_id)
    assert connection.scalars(asked).all() == [twin.names.given["T19877"]]


def test_a_twin_lives_where_nobody_else_does_and_has_the_persona_s_outage_there(connection: Connection) -> None:
    twin = make_twin(connection, BY_NAME["Elena"])
    prefix = twin.names.given["LS6"]
    area = connection.scalar(select(Area.id).where(Area.postcode_prefix == prefix))
    assert connection.scalars(select(Service.user_id).where(Service.area_id == area).distinct()).all() == [
        twin.customer_id
    ]
    running = select(func.count()).where(Outage.area_id == area, Outage.fixed_at.is_(None))
    assert connection.scalar(running) == 1


def test_who_uses_a_line_of_somebody_else_s_account_has_a_twin_with_such_a_line(connection: Connection) -> None:
    twin = make_twin(connection, BY_NAME["Maya"])
    holder = connection.scalar(
        select(Customer.given_name)
        .join(Account, Account.holder_id == Customer.id)
        .join(Service, Service.account_id == Account.id)
        .where(Service.user_id == twin.customer_id)
    )
    assert holder == "Noor"


def test_a_number_that_is_given_back_can_be_had_again(connection: Connection) -> None:
    def numbers(twin: Twin) -> int | None:
        return connection.scalar(select(func.count()).where(Customer.phone.in_(twin.names.phones)))

    twin = make_twin(connection, BY_NAME["Kirsty"])
    assert numbers(twin) == 1
    give_back(connection, twin)
    assert numbers(twin) == 0
    assert connection.scalar(select(func.count()).where(Service.number.in_(twin.names.phones))) == 0


def test_a_database_without_the_demo_has_no_twins(connection: Connection) -> None:
    connection.execute(text("DELETE FROM demo_fill"))
    with pytest.raises(LookupError):
        make_twin(connection, BY_NAME["Ana"])
