"""Names of people and streets that the crowd is made of. Any likeness is chance."""

import unicodedata


def listed(text: str) -> list[str]:
    """Names by the comma, which keeps the lists below short enough to read."""
    return [name.strip() for name in text.split(",")]


GIVEN = listed(
    "Aaliyah, Abel, Adaeze, Adam, Agnes, Ahmed, Aiko, Alasdair, Alice, Amara, Amit, Anders, Aneta, Anjali, "
    "Anton, Aoife, Arjun, Asha, Astrid, Ayesha, Beatriz, Bilal, Bronwen, Callum, Camille, Carlos, Catrin, "
    "Chen, Chidi, Chiara, Clara, Daniel, Daria, David, Deepa, Diego, Ebony, Edith, Efua, Eilidh, Eleni, "
    "Emeka, Emily, Emre, Esther, Ewan, Fatima, Felix, Fiona, Gareth, George, Gita, Hana, Harriet, Hassan, "
    "Helena, Henry, Ibrahim, Idris, Imogen, Irina, Isla, Ivan, Jack, Jade, Jasmine, Joanna, Joao, Joseph, "
    "Julia, Kamal, Karen, Kenji, Kofi, Kwame, Laila, Lena, Leo, Lin, Lucas, Lucy, Magda, Malik, Maria, "
    "Marcus, Mei, Mina, Mohammed, Nadia, Naomi, Natalia, Neil, Nia, Nikhil, Nina, Noah, Olga, Olivia, Omar, "
    "Oscar, Patrick, Paula, Peter, Rachel, Rafael, Rhys, Rosa, Rukhsana, Ruth, Samir, Sara, Sean, Sofia, "
    "Stefan, Sunita, Tara, Thandi, Theo, Tomos, Uma, Viktor, Wei, William, Yara, Yusuf, Zainab, Zoe"
)
FAMILY = listed(
    "Abbott, Abdi, Adeyemi, Akhtar, Ali, Anderson, Andersson, Bailey, Banerjee, Barnes, Begum, Bennett, "
    "Bianchi, Boateng, Byrne, Campbell, Castro, Chan, Chaudhry, Clarke, Coleman, Costa, Cruz, Danjuma, "
    "Davies, Desai, Diallo, Dixon, Doyle, Dubois, Edwards, Ekwueme, Ellis, Evans, Fernandes, Fischer, "
    "Fletcher, Fraser, Garcia, Gill, Gordon, Grant, Gupta, Hall, Hansen, Haddow, Hill, Hoang, Horvath, "
    "Hughes, Hussain, Ito, Iqbal, Jackson, Jensen, Johnson, Jones, Kaur, Kelly, Khan, Kowalski, Kumar, "
    "Lambert, Larsen, Lee, Lewis, Lopez, MacDonald, Mahmood, Marsh, Mensah, Miller, Moore, Morgan, Moyo, "
    "Murray, Nair, Ncube, Nguyen, Novotny, Nowak, Nwosu, Olsen, Onyango, Osman, Owen, Papadopoulos, Parker, "
    "Patel, Pereira, Petrov, Phillips, Popescu, Price, Quinn, Rahman, Reid, Reyes, Roberts, Romano, Ross, "
    "Saleh, Sanders, Santos, Schmidt, Scott, Sharma, Shaw, Singh, Smith, Sokolov, Stewart, Suzuki, Tanaka, "
    "Taylor, Thapa, Thomas, Tran, Turner, Underwood, Varga, Walsh, Wang, Watson, Webb, Weiss, Williams, "
    "Wright, Yilmaz, Young"
)
STREETS = listed(
    "Elm Road, Larkfield Rise, Tanner's Walk, Old Quarry Lane, Beechcroft Avenue, Mill Race Close, Saddler "
    "Street, Heron Way, Pump House Yard, Northgate Terrace, Orchard Mews, Ferryman's Row, Copperfield Drive, "
    "Lantern Court, Thistle Bank, Weavers Green, Kestrel Grove, Market Stray, Foundry Hill, Willow Garth"
)
TRADES = ("Bakery", "Books", "Cycles", "Dental Care", "Flooring", "Garden Design", "Joinery", "Plumbing", "Studio")


def email_of(given_name: str, family_name: str, number: int = 1) -> str:
    """A second person of the same name gets a 2."""
    plain = unicodedata.normalize("NFKD", f"{given_name}.{family_name}").encode("ascii", "ignore").decode().lower()
    return f"{plain.replace(' ', '')}{number if number > 1 else ''}@example.com"
