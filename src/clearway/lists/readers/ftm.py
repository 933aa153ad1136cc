"""Numbers by their property in the FollowTheMoney model, whose names two sources use."""

from clearway.terms import Scheme

NUMBERS = {
    "innCode": Scheme.INN,
    "ogrnCode": Scheme.OGRN,
    "kppCode": Scheme.KPP,
    "okpoCode": Scheme.OKPO,
    "leiCode": Scheme.LEI,
    "swiftBic": Scheme.BIC,
    "registrationNumber": Scheme.REGISTRATION,
    "taxNumber": Scheme.TAX,
    "idNumber": Scheme.NATIONAL_ID,
    "passportNumber": Scheme.PASSPORT,
    "imoNumber": Scheme.IMO,
    "mmsi": Scheme.MMSI,
}
