-- Rules that a column check cannot say.

-- An issued bill is the sum of its lines. Asked at commit, when bill and lines are both there.
CREATE FUNCTION bill_is_the_sum_of_its_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its_id uuid;
    said bigint;
    summed bigint;
BEGIN
    IF TG_TABLE_NAME = 'bill' THEN
        its_id := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        its_id := OLD.bill_id;
    ELSE
        its_id := NEW.bill_id;
    END IF;
    SELECT total_minor INTO said FROM bill WHERE id = its_id AND state <> 'draft';
    IF said IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(sum(amount_minor), 0) INTO summed FROM bill_line WHERE bill_id = its_id;
    IF said <> summed THEN
        RAISE EXCEPTION 'bill % says % and its lines sum to %', its_id, said, summed
            USING ERRCODE = 'check_violation', CONSTRAINT = 'bill_is_the_sum_of_its_lines';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER bill_is_the_sum_of_its_lines
    AFTER INSERT OR UPDATE OF total_minor, state ON bill
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION bill_is_the_sum_of_its_lines();

CREATE CONSTRAINT TRIGGER bill_is_the_sum_of_its_lines
    AFTER INSERT OR UPDATE OF amount_minor OR DELETE ON bill_line
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION bill_is_the_sum_of_its_lines();

-- The audit is only ever added to.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is only ever added to' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER audit_is_append_only
    BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
