"""Common given names: a run of capitals that begins with one names a person unless the text says otherwise.

Ordinary names of several languages, written down from common knowledge; nobody in particular is meant.
"""

from __future__ import annotations

GIVEN = frozenset(
    """aaron adam adrian alan albert alejandro alex alexander alfred alfredo alice alicia allen amanda amy ana andre
    andrea andres andrew andy angela angie anita ann anna anne annie anthony antonio arnold arthur ashley barbara
    barry becky ben benjamin bernard beth betty beverly bill billy bob bobby bonnie brad brandon brenda brett brian
    brittany bruce bryan carl carla carlos carmen carol caroline carolyn catherine cathy cecilia charles charlie
    cheryl chris christian christina christine christopher cindy claire claude claudia clifford connie craig crystal
    curtis cynthia dan daniel danny darren dave david dawn dean deborah debra dennis derek diana diane diego dominic
    don donald donna dorothy doug douglas duane dustin ed eddie edgar eduardo edward edwin elaine eleanor elena
    elizabeth ellen elliot emily emma eric erica erik erin ernest ernesto eugene eva evelyn felipe fernando florence
    frances francisco frank fred freddie frederick gabriel gary gene george gerald gerardo gilbert gina glen glenn
    gloria gonzalo gordon grace greg gregory guillermo gustavo guy harold harry heather hector heidi helen henry
    herbert herman holly horace howard hugh hugo humberto ian ignacio irene isaac ivan jack jackie jacob jacqueline
    jaime james jamie jane janet janice jared jason javier jay jean jeff jeffrey jennifer jeremy jerome jerry jesse
    jessica jesus jill jim jimmy joan joanna joe joel johanna john johnny jon jonathan jorge jose joseph josh joshua
    joyce juan juanita judith judy julia julian julie julio justin karen karl kate katherine kathleen kathryn kathy
    katie keith kelly ken kenneth kent kevin kim kimberly kristin kristina kristine kurt kyle larry laura lauren
    laurie leo leon leonard leroy leslie lewis linda lisa liz lori louis louise lucia lucy luis luke lynn manuel
    marc marcia marco marcos marcus margaret maria marie mario marjorie mark marsha martha martin marvin mary mateo
    matt matthew maureen maurice megan melanie melissa michael michele michelle miguel mike mildred mitchell molly
    monica nancy natalie nathan neil nicholas nick nicole nina norman olga oliver oscar pablo pam pamela pat
    patricia patrick paul paula paulo pedro peggy penny pete peter phil philip phillip phyllis rachel rafael ralph
    ramon randall randy raul ray raymond rebecca renee ricardo richard rick ricky rita rob robert roberto robin
    rodney rodrigo roger roland ron ronald rosa rose roy ruben russell ruth ryan sally sam samantha samuel sandra
    sara sarah scott sean sergio sharon shawn sheila shirley simon sonia sophia stacy stan stanley stella stephanie
    stephen steve steven stuart sue susan suzanne sylvia tammy tara ted teresa terry theresa thomas tiffany tim
    timothy tina todd tom tommy tony tracy travis tyler valerie vanessa vera vernon veronica vicente vicki victor
    vincent virginia-ann vivian walter wanda warren wayne wendy wesley willie william yolanda yvonne zachary abdel
    abdul abdullah abdulrahman abdelrahman abbas adel adnan ahmad ahmed aisha ali amal amin amina amir anas anwar
    ayman aziz bashar bashir fadi fatima faisal farid fares fouad ghassan habib hadi hafez haidar hamid hamza hasan
    hassan haytham hisham hussein hussain husain ibrahim imad ismail jalal jamal jawad kamal karim khaled khalid
    khalil layla leila maher mahmoud mahmud majid malik marwan mazen mohamed mohammad mohammed muhammad muhammed
    munir mustafa nabil nader nasser nawaf nizar nour noor omar osama qasem qassem rami rashid riad riyad saad sabri
    saddam saeed said-ali salah saleh salim sami samir sayed sayyid sharif suleiman tamer tarek tariq usama wael
    walid yahya yasser yousef yusuf youssef zainab zaid ziad oleksandr olena serhiy sergei sergey vladimir dmitry
    dmitri mikhail mykola natalia nikolai oleg olga svetlana tatiana volodymyr yuri boris viktor gulbuddin
    hamid-ullah zabihullah""".split()
)
