"""Given names that are common among young people in the Netherlands, without accents.

Only there to tell "Daan de Vries" from "Regio Twente"; a name that is missing slips through, a
word that is also something else (Roos, Wit) would cry wolf and is left out.
"""

from typing import Final

VOORNAMEN: Final = frozenset(
    """
    aaron abdullah achmed adam ahmed aisha alex ali alicia amber amin amina amira amy anas
    anna anne anouk ashley aya ayoub bart bas bilal bo boaz bram brent bryan calvin celine
    charlotte chloe chris cynthia daan damian dani daniel danique danny david demi denise
    dennis dewi diego dylan elif elin eline elisa elise ella emily emir emma esmee esther
    eva evi evy fabian fatima fay feline femke fenna fenne finn fleur floor floris frank
    gijs guus hamza hanna hannah hasan hugo hussein ibrahim ilse imane indy iris isa isabel
    isabella ismail ivy jack jaimy jamie jan jasmijn jason jasper jay jayden jaylinn jelle
    jens jeroen jesse jessica jip job joep johan jolijn jonas joost jordy joris joshua julia
    julian julie juliette jurre kaan karim karlijn kees kevin kim koen kyan lara lars laura
    lauren lieke lily lina linda lisa liv loes lotte louise luc luca lucas luna luuk lynn
    maaike maan mark martijn max mees mehmet melanie melissa merel micha mick mike mila
    milan milou mohamed mohammed moos morris myrthe naomi nathan nick nicky nienke nina noa
    noah noor nora noud nouri omar oscar othman owen pepijn pieter pim puck quinten rachel
    rayan ricardo rick rik robin romy ruben ryan saar salma sam samira samuel sanne sara
    sarah selina sem senna siem silvan simon sofia sofie sophia sophie stan stefan stijn
    sven tahira tess tessa thijmen thijs thomas tibbe ties tijn tijs tim timo tobias tom
    tristan tygo veerle vera vince wout wouter yara yasmin yassin youssef yusuf zeynep zoe
    """.split()  # noqa: SIM905 - one name a word
)
