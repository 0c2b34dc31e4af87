"""Given names that stand for each other: short forms, and the forms of other languages."""

from __future__ import annotations

from functools import cache

# Own compilation of common pairs. A name may stand in several groups.
_GROUPS = """
abigail abby gail
albert al bert albrecht
alexander alex alec sasha aleksandr alexandre alessandro alejandro sascha xander
alexandra alex sasha aleksandra alessandra alejandra sandra
alfred fred alfredo
alexei alexey aleksei aleksey alyosha alex
anastasia nastya anastasiya
andrew andy drew andrei andrey andreas andre andres andrea
angela angie
anna ann anne annie anya ana hannah
anthony antony tony anton antonio antoine
antonio toni tony
barbara barb basia
benjamin ben benny
bernard bernie bernhard bernardo
boris borya
catherine katherine kathryn kate katie cathy kathy katharina katarina katerina catalina
ekaterina katya kate catherine katherine
charles charlie chuck carlos carlo karl carl
christine christina chris tina kristina cristina kristin
christopher chris kit christoph christophe cristobal kristoffer
daniel dan danny daniil danila
david dave davide dawid
deborah debbie debra deb
dennis denis
dmitry dmitri dmitriy dmitrii dima mitya
dominic dom nick dominik
donald don
dorothy dot dolly dorothea
edward ed eddie ted ned eduard eduardo edoardo
eleanor ellie nora elena
elizabeth liz beth eliza lisa betty libby elisabeth elisabetta lizaveta elizaveta isabel
eugene gene evgeny evgenii yevgeny evgeniy eugenio zhenya
evgenia zhenya eugenia yevgenia
francis frank francisco francesco franz francois paco
frederick fred freddie friedrich federico fritz frederic
gabriel gabe
george georg jorge giorgio georges georgy yuri
gerald gerry jerry
gregory greg gregor grigory grisha
guillaume guillermo gulielmo
harold harry hal
henry harry hank heinrich henri enrique enrico
ignacio nacho ignatius
irina ira irene
isaac ike
ivan vanya
jacob jake jakob jacques james
james jim jimmy jamie jaime
jan johannes
jane janet
jason jay
jeffrey jeff geoffrey geoff jeffery
jennifer jen jenny
jessica jess jessie
jesus chus
joanna jo joan
john johnny jack jon johann johannes juan giovanni jean ivan
jonathan jon jonny nathan
joseph joe joey josef jose giuseppe pepe yosef
joshua josh
judith judy
julia julie yulia giulia
kenneth ken kenny
konstantin kostya
lawrence larry laurence lorenz lorenzo laurent
leonard leo len leonardo
leonid lenya
lev leo
louis lou luis luigi ludwig
lucas luke luca lukas
manuel manolo manny
margaret maggie meg peggy marge greta margarita margarete rita
maria mary marie masha mariya maja
martin marty
matthew matt matteo matthias mateo matthieu
maximilian max maksim maxim
megan meg
melissa mel
michael mike mick mickey misha mikhail michel miguel michele mikael michal
mohammed mohammad muhammad mohamed mohamad muhammed mehmet
natalia natasha natalie nataliya
nathaniel nathan nate nat
nicholas nick nico nicolas nikolaus klaus nikolai nikolay kolya nicola niccolo
olga olya
oliver olli ollie olivier
pamela pam
patricia pat patty tricia trish
patrick pat paddy patricio
paul pablo paolo pavel pasha
peter pete piotr pyotr petr pedro pietro pierre petya
philip phil phillip philipp felipe filippo
rachel rae
raymond ray
rebecca becky becca
richard rick dick rich ricky ricardo riccardo
robert bob rob bobby robbie bert roberto
roger rodger
ronald ron ronnie
rosa rosie rose
samuel sam sammy
samantha sam
sarah sally sara
sebastian seb basti bastian
sergei sergey sergiy serge seryozha sergio
sophia sophie sofia sofya sonya
stanislav stas
stephen steven steve stefan stephan stephane esteban stefano
susan sue susie suzanne susanna
svetlana sveta lana
tatiana tanya tatyana
theodore ted theo teddy theodor
theresa teresa terry tess therese
thomas tom tommy tomas
timothy tim timmy timofey
ulrich uli
valentina valya
veronica ronnie vera
victor vic viktor vittorio
victoria vicky tori viktoria
vincent vince vinny vincenzo vicente
vladimir vova volodya vlad volodymyr
vladislav vlad
vyacheslav slava
walter walt wally
wilhelm willi
william bill will billy liam willy wilhelm
yaroslav slava
zachary zach zack
"""


@cache
def _groups() -> dict[str, frozenset[int]]:
    known: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.split("\n")):
        for name in line.split():
            known.setdefault(name, set()).add(number)
    return {name: frozenset(groups) for name, groups in known.items()}


def partners(name: str) -> frozenset[str]:
    """Return the given names that a folded one is known to stand for, or that stand for it."""
    mine = _groups().get(name, frozenset())
    return frozenset(other for other, own in _groups().items() if own & mine and other != name)


def is_nickname(one: str, other: str) -> bool:
    """Tell whether two folded given names are known to stand for each other."""
    groups = _groups()
    return one != other and bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))
