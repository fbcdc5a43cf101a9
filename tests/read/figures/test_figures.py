"""Figures: sentences that a reporter could have written → the harm that they count. All of them are invented."""

from __future__ import annotations

import pytest
from told_figures import read, shown

from corroborate.read.harm_phrases import titled
from corroborate.text.tokens import tokenize

ROWS = [
    ("Twelve farmers were killed on Tuesday.", "Twelve farmers = 12 killed civilian"),
    ("12 farmers killed in market blast", "12 farmers = 12 killed civilian"),
    (
        "At least 16 soldiers were killed and 20 wounded in an ambush near Tal Orva.",
        "At least 16 soldiers = 16/16/- killed combatant; 20 wounded = 20 injured combatant",
    ),
    (
        "At least seven killed and 20 wounded in the blast.",
        "At least seven killed = 7/7/- killed unknown; 20 wounded = 20 injured unknown",
    ),
    (
        "A bomb killed two policemen and wounded 13 others.",
        "two policemen = 2 killed combatant; 13 others = 13 injured combatant",
    ),
    ("The blast left three dead.", "three dead = 3 killed unknown"),
    ("The shelling left at least 27 people dead, a monitor said.", "at least 27 people = 27/27/- killed unknown"),
    (
        "16 dead, dozens hurt as bus overturns in raid",
        "16 dead = 16 killed unknown; dozens hurt = 24/-/99 injured unknown",
    ),
    ("The attack claimed 30 lives.", "30 lives = 30 killed unknown"),
    (
        "The fighting has claimed the lives of 129 soldiers and 116 rebels.",
        "129 soldiers = 129 killed combatant cumulative; 116 rebels = 116 killed combatant cumulative",
    ),
    ("Twelve bodies were pulled out of the rubble.", "Twelve bodies = 12 killed unknown"),
    ("The death toll rose to 40 on Friday.", "40 = 40 killed unknown"),
    ("The death toll from the raid has reached at least 112.", "at least 112 = 112/112/- killed unknown"),
    ("Officials put the death toll at 85.", "85 = 85 killed unknown"),
    ("The patrol answered the threat, killing him.", "him = 1 killed unknown"),
    ("Gunmen stormed the teacher's house. They shot her dead.", "her = 1 killed unknown"),
    ("A farmer was shot in his field. The patrol had ambushed him, killing him.", "A farmer = 1 killed civilian"),
    ("The raid killed two herders. A third fled, but gunmen followed, killing him.", "two herders = 2 killed civilian"),
    ("The number of civilians killed in the village on 6 March has risen to 51.", "51 = 51 killed civilian"),
    ("The monitor raised its count of soldiers wounded in Orva to 140.", "140 = 140 injured combatant"),
    ("The number of people displaced by the fighting is growing.", ""),
    ("Two brothers, both 21, were killed.", "Two brothers = 2 killed civilian"),
    ("Gunmen killed Rostam and his brother.", "Rostam = 1 killed unknown; his brother = 1 killed civilian"),
    ("Two women, 28 and 27, were wounded in the shelling.", "Two women = 2 injured civilian women"),
    ("Police killed her sister.", "her sister = 1 killed civilian women"),
    ("ORVA (Aug. 14) - Two soldiers were killed on the road.", "Two soldiers = 2 killed combatant"),
    (
        "An army patrol killed several gunmen during a security operation in Marran province on Monday.",
        "several gunmen = 2/-/- killed combatant",
    ),
    (
        "More than 10 gunmen were killed in separate operations in the southern provinces.",
        "More than 10 gunmen = 10/10/- killed combatant cumulative",
    ),
    (
        "Numerous gunmen were killed by the army in eastern and southern Harania over the past 24 hours.",
        "Numerous gunmen = 2/-/- killed combatant cumulative",
    ),
    (
        "The strike killed Tomas Vael, the commander for Orva and Tal Hadra districts.",
        "Tomas Vael = 1 killed combatant",
    ),
    ("The army clashed with rebels, killing 16 of them.", "16 of them = 16 killed combatant"),
    (
        "A gunman opened fire on the crowd, killing three men and injuring 11 others.",
        "three men = 3 killed unknown; 11 others = 11 injured unknown",
    ),
    (
        "Ten people were killed in Orva and another five in Kafr Sel.",
        "Ten people = 10 killed unknown; another five = 5 killed unknown",
    ),
    ("A woman was killed when a shell hit her house.", "A woman = 1 killed civilian women"),
    ("General Omar Haddad was killed by a sniper.", "General Omar Haddad = 1 killed combatant"),
    (
        "Samir Qadri and Lina Qadri were killed in the strike.",
        "Samir Qadri = 1 killed unknown; Lina Qadri = 1 killed unknown",
    ),
    (
        "A man, a woman and two children were killed.",
        "A man = 1 killed civilian; a woman = 1 killed civilian women; two children = 2 killed civilian children",
    ),
    (
        "Forty people, including 10 children, were killed.",
        "Forty people = 40 killed unknown; 10 children = 10 killed civilian children part",
    ),
    (
        "A strike killed 40 people including ten children and two women.",
        (
            "40 people = 40 killed unknown; ten children = 10 killed civilian children part; two women = 2 "
            "killed civilian women part"
        ),
    ),
    (
        "Nine people were killed, among them two medics.",
        "Nine people = 9 killed unknown; two medics = 2 killed civilian medics part",
    ),
    (
        "The raid killed 12 villagers, four of them children.",
        "12 villagers = 12 killed civilian; four of them = 4 killed civilian children part",
    ),
    (
        "Twenty people died, 12 of whom were women.",
        "Twenty people = 20 killed unknown; 12 of whom = 12 killed civilian women part",
    ),
    ("Civilians were killed in the shelling.", "Civilians = 2/-/- killed civilian"),
    ("Several people were wounded.", "Several people = 2/-/- injured unknown"),
    ("Dozens of villagers were injured by shrapnel.", "Dozens of villagers = 24/-/99 injured civilian"),
    ("Scores were wounded.", "Scores = 40/-/99 injured unknown"),
    (
        "Hundreds of people have been killed since the war began.",
        "Hundreds of people = 100/-/999 killed unknown cumulative",
    ),
    (
        "Tens of thousands of people have fled their homes.",
        "Tens of thousands of people = 10000/-/99999 displaced unknown cumulative",
    ),
    ("No casualties were reported.", "No casualties = 0 casualties unknown"),
    ("There were no casualties.", "no casualties = 0 casualties unknown"),
    ("No one was hurt.", "No one = 0 injured unknown"),
    ("Nobody was killed in the attack.", "Nobody = 0 killed unknown"),
    ("The strike did not injure any civilians.", "civilians = 0 injured civilian"),
    ("Between 10 and 15 fighters were killed.", "Between 10 and 15 fighters = 10/-/15 killed combatant"),
    ("10-15 fighters were killed.", "10-15 fighters = 10/-/15 killed combatant"),
    ("Up to 50 militants were killed, the ministry said.", "Up to 50 militants = -/-/50 killed combatant"),
    ("As many as 50 people were wounded.", "As many as 50 people = -/-/50 injured unknown"),
    ("No more than 50 people died.", "No more than 50 people = -/-/50 killed unknown"),
    ("About 300 people were killed.", "About 300 people = 300 killed unknown"),
    ("Nearly 300 villagers were wounded.", "Nearly 300 villagers = 300 injured civilian"),
    ("A dozen people were injured.", "A dozen people = 12 injured unknown"),
    (
        "More than 150000 people have been killed in the three-year conflict.",
        "More than 150000 people = 150000/150000/- killed unknown cumulative",
    ),
    (
        "Half a dozen wounded children were brought to the clinic.",
        "Half a dozen wounded children = 6 injured civilian children",
    ),
    ("٢٥ people were killed.", "٢٥ people = 25 killed unknown"),
    ("１２ soldiers were wounded.", "１２ soldiers = 12 injured combatant"),
    ("Pope Benedict XVI arrived in the town.", ""),
    ("He died in 2013 at the age of 54.", ""),
    ("The 12th brigade shelled the village for three hours.", ""),
    ("The army destroyed 12 tanks and 3 vehicles.", ""),
    ("Warplanes carried out 40 sorties and fired 60 rockets.", ""),
    ("The army has 300,000 troops in the region.", ""),
    ("The group recruited 3,000 fighters this year.", ""),
    ("Rescuers freed 12 hostages.", ""),
    ("The toll is expected to rise.", ""),
    ("The bomb could kill hundreds of people.", ""),
    ("The rebels threatened to kill 20 hostages.", ""),
    ("They vowed to kill three officers.", ""),
    ("Five suspects were charged with murder.", ""),
    ("He was fined 5,000 dollars for the crash that killed his brother.", "his brother = 1 killed civilian"),
    ("The shooting happened about 8:45 p.m. on March 16.", ""),
    ("Police arrested four suspects.", "four suspects = 4 detained unknown"),
    ("Seven activists were detained at a checkpoint.", "Seven activists = 7 detained civilian"),
    ("Security forces captured two Taliban leaders.", "two Taliban leaders = 2 detained combatant"),
    (
        "The force detained two suspected insurgents during the operation.",
        "two suspected insurgents = 2 detained combatant",
    ),
    ("The security force killed the Taliban leader, Orak Zaman.", "the Taliban leader = 1 killed combatant"),
    ("Gunmen kidnapped eight engineers on Monday.", "eight engineers = 8 abducted civilian"),
    ("Two priests were taken hostage.", "Two priests = 2 abducted civilian"),
    ("Three aid workers were abducted near the border.", "Three aid workers = 3 abducted civilian aid_workers"),
    ("Five sailors are missing.", "Five sailors = 5 missing unknown"),
    ("Twenty people remain unaccounted for.", "Twenty people = 20 missing unknown"),
    (
        "More than 5,000 families were displaced by the fighting.",
        "More than 5,000 families = 5000/5000/- displaced civilian cumulative",
    ),
    ("The offensive displaced 80,000 people.", "80,000 people = 80000 displaced unknown cumulative"),
    ("Some 2,000 residents fled the town.", "Some 2,000 residents = 2000 displaced civilian cumulative"),
    (
        "The fighting forced thousands of families to flee.",
        "thousands of families = 1000/-/9999 displaced civilian cumulative",
    ),
    ("The war has driven millions from their homes.", "millions = 1000000/-/9999999 displaced civilian cumulative"),
    (
        "Thousands of inhabitants were evacuated.",
        "Thousands of inhabitants = 1000/-/9999 displaced civilian cumulative",
    ),
    ("Two journalists were killed.", "Two journalists = 2 killed civilian journalists"),
    (
        "A nurse and a doctor were killed in the hospital.",
        "A nurse = 1 killed civilian medics; a doctor = 1 killed civilian medics",
    ),
    ("A paramedic was wounded.", "A paramedic = 1 injured civilian medics"),
    ("Three aid workers died in the raid.", "Three aid workers = 3 killed civilian aid_workers"),
    ("Rebels killed a police officer.", "a police officer = 1 killed combatant"),
    ("Two policemen died.", "Two policemen = 2 killed combatant"),
    ("Four terrorists were killed, the army said.", "Four terrorists = 4 killed combatant"),
    ("Troops killed 30 militants, the ministry said.", "30 militants = 30 killed combatant"),
    ("Five members of the army were killed.", "Five members = 5 killed combatant"),
    ("Five members of the family were killed.", "Five members = 5 killed civilian"),
    ("Three members of the parish were killed.", "Three members = 3 killed civilian"),
    ("The dead included three children.", "three children = 3 killed civilian children"),
    (
        "Among the dead were two women and a child.",
        "two women = 2 killed civilian women; a child = 1 killed civilian children",
    ),
    ("Two medics were among the dead.", "Two medics = 2 killed civilian medics"),
    (
        "Ten children were among at least 48 people killed.",
        "Ten children = 10 killed civilian children part; at least 48 people = 48/48/- killed unknown",
    ),
    ("The deaths of 12 soldiers were confirmed.", "12 soldiers = 12 killed combatant"),
    ("The killing of a teacher shocked the town.", "a teacher = 1 killed civilian"),
    ("The murder of six priests was condemned.", "six priests = 6 killed civilian"),
    ("The wounding of two farmers went unreported.", "two farmers = 2 injured civilian"),
    ("The man was shot and killed.", "The man = 1 killed civilian"),
    ("A 17-year-old boy was shot to death.", "A 17-year-old boy = 1 killed civilian children"),
    ("A 9-years-old girl was injured.", "A 9-years-old girl = 1 injured civilian children"),
    ("A 45 year old farmer was wounded.", "A 45 year old farmer = 1 injured civilian"),
    ("A local man, 20, was shot dead.", "A local man = 1 killed civilian"),
    ("Two men, ages 20 and 22, were wounded.", "Two men = 2 injured unknown"),
    ("An officer shot two men dead.", "two men = 2 killed unknown"),
    ("A suicide bomber blew himself up.", ""),
    ("A suicide bomber killed 30 people.", "30 people = 30 killed unknown"),
    ("He was hit in the leg by a bullet.", ""),
    ("A woman was struck in the head by a bullet.", "A woman = 1 injured civilian women"),
    ("The victim was taken to hospital with injuries.", "The victim = 1 injured unknown"),
    ("Eighteen people were reported killed.", "Eighteen people = 18 killed unknown"),
    ("The blast reportedly killed 12 people.", "12 people = 12 killed unknown unconfirmed"),
    ("The strike may have killed 14 civilians.", "14 civilians = 14 killed civilian unconfirmed"),
    ("Eight people were allegedly executed.", "Eight people = 8 killed unknown unconfirmed"),
    ("Five people were feared dead.", "Five people = 5 killed unknown"),
    (
        "Twelve soldiers and four civilians were killed.",
        "Twelve soldiers = 12 killed combatant; four civilians = 4 killed civilian",
    ),
    (
        "Four soldiers, two policemen and a farmer were killed.",
        "Four soldiers = 4 killed combatant; two policemen = 2 killed combatant; a farmer = 1 killed civilian",
    ),
    (
        "Gunmen killed four soldiers, two policemen and a farmer.",
        "four soldiers = 4 killed combatant; two policemen = 2 killed combatant; a farmer = 1 killed civilian",
    ),
    (
        "killing a man a woman and two children",
        "a man = 1 killed civilian; a woman = 1 killed civilian women; two children = 2 killed civilian children",
    ),
    (
        "Rebel fire killed five civilians while 20 others were wounded.",
        "five civilians = 5 killed civilian; 20 others = 20 injured civilian",
    ),
    (
        (
            "Eleven civilians were killed among them a child and two women while 44 others were injured in "
            "attacks with shells"
        ),
        (
            "Eleven civilians = 11 killed civilian; a child = 1 killed civilian children part; two women = 2 "
            "killed civilian women part; 44 others = 44 injured civilian"
        ),
    ),
    (
        "6 citizens killed 22 injured in attacks with shells",
        "6 citizens = 6 killed civilian; 22 injured = 22 injured civilian",
    ),
    (
        "Eight civilians were killed and 34 others injured in a rocket attack",
        "Eight civilians = 8 killed civilian; 34 others = 34 injured civilian",
    ),
    ("leaving 12 people dead and 30 wounded", "12 people = 12 killed unknown; 30 wounded = 30 injured unknown"),
    ("The attack killed and wounded dozens of people.", "dozens of people = 24/-/99 casualties unknown"),
    ("Nineteen people were killed or wounded.", "Nineteen people = 19 casualties unknown"),
    ("19 killed and injured in market attack", "19 killed = 19 casualties unknown"),
    ("The army inflicted 40 casualties on the rebels.", "40 casualties = 40 casualties unknown"),
    ("There were 16 deaths and 40 injuries.", "16 deaths = 16 killed unknown; 40 injuries = 40 injured unknown"),
    ("Dozens more were wounded.", "Dozens more = 24/-/99 injured unknown"),
    ("Another militant was killed in a nearby village.", "Another militant = 1 killed combatant"),
    ("One of the wounded died in hospital.", "One of the wounded = 1 killed unknown"),
    ("Three of the victims were children.", "Three of the victims = 3 killed civilian children"),
    ("Some of them were executed.", "Some of them = 2/-/- killed unknown"),
    ("None of them was hurt.", "None of them = 0 injured unknown"),
    ("His two sons were killed.", "two sons = 2 killed civilian"),
    ("Two of his sons were killed.", "Two of his sons = 2 killed civilian"),
    ("My father was killed in the bombing.", "My father = 1 killed civilian"),
    ("Her family was killed in the bombing.", "Her family = 2/-/- killed civilian"),
    ("Both men were killed.", "Both men = 2 killed unknown"),
    ("Three others were killed.", "Three others = 3 killed unknown"),
    ("Another 40 were wounded.", "Another 40 = 40 injured unknown"),
    (
        "three peasants were murdered and two others were kidnapped by unidentified men.",
        "three peasants = 3 killed civilian; two others = 2 abducted civilian",
    ),
    (
        "the guerrillas killed 5 soldiers and wounded 12 others in an ambush on the road to san orvo.",
        "5 soldiers = 5 killed combatant; 12 others = 12 injured combatant",
    ),
    ("TWELVE SOLDIERS KILLED IN AMBUSH", "TWELVE SOLDIERS = 12 killed combatant"),
    ("The army said its troops had killed 12 rebels.", "12 rebels = 12 killed combatant"),
    (
        "Government forces have killed more than 1,200 civilians since January.",
        "more than 1,200 civilians = 1200/1200/- killed civilian cumulative",
    ),
    ("In the past week 60 people have been killed in several towns.", "60 people = 60 killed unknown cumulative"),
    ("A sniper killed a child on Monday.", "a child = 1 killed civilian children"),
    ("Twelve rebels died in clashes with the army.", "Twelve rebels = 12 killed combatant"),
    ("Twelve people who were wounded in the blast died.", "Twelve people = 12 killed unknown"),
    ("Militants who killed five farmers were arrested.", "five farmers = 5 killed civilian"),
    ("A judge freed three men accused of killing two farmers.", "two farmers = 2 killed civilian"),
    ("The strike, which killed 14 people, hit a school.", "14 people = 14 killed unknown"),
    ("Rockets that killed four people were fired from the hills.", "four people = 4 killed unknown"),
    ("Two soldiers were killed by rebel fire and three by a mine.", "Two soldiers = 2 killed combatant"),
    ("The mayor was assassinated.", "The mayor = 1 killed civilian"),
    ("A Palestinian was killed.", "A Palestinian = 1 killed unknown"),
    ("Four Palestinians were wounded.", "Four Palestinians = 4 injured unknown"),
    ("Three Syrians were killed.", "Three Syrians = 3 killed unknown"),
    ("Thirty Alawites were kidnapped.", "Thirty Alawites = 30 abducted unknown"),
    ("Shoppers were killed in the market.", "Shoppers = 2/-/- killed civilian"),
    ("Worshippers were injured.", "Worshippers = 2/-/- injured civilian"),
    ("Five civil defence volunteers were killed.", "Five civil defence volunteers = 5 killed civilian"),
    ("Two hospital staff were killed.", "Two hospital staff = 2 killed civilian medics"),
    (
        "35 Daesh (banned in the country) militants were killed.",
        "35 Daesh (banned in the country) militants = 35 killed combatant",
    ),
    ("12 IS fighters were killed.", "12 IS fighters = 12 killed combatant"),
    ("Eight government and rebel fighters were killed.", "Eight government and rebel fighters = 8 killed combatant"),
    ("Two senior Hamas commanders were killed.", "Two senior Hamas commanders = 2 killed combatant"),
    ("22 pro-government fighters were wounded.", "22 pro-government fighters = 22 injured combatant"),
    ("A former rebel commander was killed.", "A former rebel commander = 1 killed combatant"),
    ("Two of the 14 detained men were executed.", "Two of the 14 detained men = 2 killed unknown"),
    ("Thirty people were executed by the group.", "Thirty people = 30 killed unknown"),
    ("The militants beheaded two aid workers.", "two aid workers = 2 killed civilian aid_workers"),
    ("Seven people were burned to death.", "Seven people = 7 killed unknown"),
    ("Three prisoners were tortured to death.", "Three prisoners = 3 killed unknown"),
    ("Four students were gunned down.", "Four students = 4 killed civilian"),
    ("Five people were injured, two of them seriously.", "Five people = 5 injured unknown"),
    ("More than 20 people are in critical condition.", "More than 20 people = 20/20/- injured unknown"),
    ("There were no deaths.", "no deaths = 0 killed unknown"),
    ("The attack caused no injuries.", "no injuries = 0 injured unknown"),
    ("No soldiers were killed.", "No soldiers = 0 killed combatant"),
    ("The bombing killed over 60 people, most of them women and children.", "over 60 people = 60/60/- killed unknown"),
    ("73 civilians, mostly women and children, were killed.", "73 civilians = 73 killed civilian"),
    ("At least 73 people, mostly civilians, were killed.", "At least 73 people = 73/73/- killed unknown"),
    ("It killed 12 villagers and destroyed 18 trucks.", "12 villagers = 12 killed civilian"),
    (
        "Some 310 farmers had been killed in Orva since Thursday, along with 115 members of the security forces and "
        "148 fighters loyal to the old council.",
        "Some 310 farmers = 310 killed civilian cumulative; 115 members = 115 killed combatant cumulative; "
        "148 fighters = 148 killed combatant cumulative",
    ),
    (
        "As well as 40 civilians, 12 soldiers were killed.",
        "40 civilians = 40 killed civilian; 12 soldiers = 12 killed combatant",
    ),
    (
        "In addition to 40 civilians, 12 soldiers and three medics were killed in the raid.",
        "40 civilians = 40 killed civilian; 12 soldiers = 12 killed combatant; three medics = 3 killed civilian medics",
    ),
    (
        "Besides 40 civilians, 12 soldiers died.",
        "40 civilians = 40 killed civilian; 12 soldiers = 12 killed combatant",
    ),
    ("Besides homes, 12 shops were destroyed.", ""),
    (
        "Forty civilians were killed along with 12 soldiers.",
        "Forty civilians = 40 killed civilian; 12 soldiers = 12 killed combatant",
    ),
    (
        "Forty civilians, together with 12 soldiers, were killed.",
        "Forty civilians = 40 killed civilian; 12 soldiers = 12 killed combatant",
    ),
    (
        "The raid killed 40 civilians in Orva, as well as 12 soldiers.",
        "40 civilians = 40 killed civilian; 12 soldiers = 12 killed combatant",
    ),
    ("She was killed along with 12 others.", "12 others = 12 killed unknown"),
    ("The bodies of 12 men were found along with 30 rifles.", "12 men = 12 killed unknown"),
    (
        "A further 25 members of the security forces and 48 fighters loyal to the old council have been killed since "
        "6 March.",
        "A further 25 members = 25 killed combatant cumulative; 48 fighters = 48 killed combatant cumulative",
    ),
    (
        "The monitor said that 162 members of the security forces had been killed since Thursday and that 40 were "
        "missing.",
        "162 members = 162 killed combatant cumulative; 40 = 40 missing combatant cumulative",
    ),
    (
        "Ten civilians were killed including a child and 37 others were injured in similar attacks.",
        "Ten civilians = 10 killed civilian; a child = 1 killed civilian children part; 37 others = 37 injured "
        "civilian",
    ),
    (
        "There are at least 56 dead including 11 children and dozens more wounded.",
        "at least 56 dead = 56/56/- killed unknown; 11 children = 11 killed civilian children part; dozens more "
        "wounded = 24/-/99 injured unknown",
    ),
    (
        "Twelve children and 11 fighters were among the dead it said.",
        "Twelve children = 12 killed civilian children; 11 fighters = 11 killed combatant",
    ),
    ("There were 11 children among the dead.", "11 children = 11 killed civilian children"),
    (
        "Those killed in the two attacks include 14 children and four women.",
        "14 children = 14 killed civilian children; four women = 4 killed civilian women",
    ),
    (
        "Strikes left 35 people including 22 children dead.",
        "35 people = 35 killed unknown; 22 children = 22 killed civilian children part",
    ),
    ("The raid resulted in 56 civilians dying.", "56 civilians = 56 killed civilian"),
    ("Rebels killed and crucified five civilians in Orva.", "five civilians = 5 killed civilian"),
    ("Around 60 civilians fled on foot towards the hills.", "Around 60 civilians = 60 displaced civilian"),
    (
        "The army shelled the rebels, killing a large number of them and wounding others.",
        "a large number of them = 2/-/- killed combatant; others = 2/-/- injured combatant",
    ),
    (
        "There were at least 15 dead among the ranks of the rebels.",
        "at least 15 dead = 15/15/- killed combatant",
    ),
    ("There were no casualties among the villagers.", "no casualties = 0 casualties civilian"),
    ("The fighting left at least 37 dead on the rebel side.", "at least 37 dead = 37/37/- killed combatant"),
    (
        "The army killed 28 and wounded 30 militants in the city.",
        "28 = 28 killed combatant; 30 militants = 30 injured combatant",
    ),
    (
        "Herald reporter Salim Murad was killed in the blast.",
        "Salim Murad = 1 killed civilian journalists",
    ),
    ("Omar Suleh, the commander of the Red Brigade, was killed.", "Omar Suleh = 1 killed combatant"),
    ("One of those killed was Amin Dalaf, head of the clinic.", "Amin Dalaf = 1 killed unknown"),
    ("Six people were also reported killed in the shelling.", "Six people = 6 killed unknown"),
    (
        "Abu Omar Milani leader of the rebel group Ahrar Orva was killed on Monday in a suicide bombing.",
        "Abu Omar Milani = 1 killed combatant",
    ),
    ("In addition, Salma Ossa, party leader and deputy, was kidnapped in town.", "Salma Ossa = 1 abducted unknown"),
    ("The shooting left a 17-year-old boy on life support.", "a 17-year-old boy = 1 injured civilian children"),
    ("Two patients were killed.", "Two patients = 2 killed civilian"),
    ("Rebels captured eight villages and a bridge.", ""),
    ("The army killed the lights in the camp.", ""),
    ("The company lost 15 million dollars.", ""),
    ("The army lost 15 soldiers.", "15 soldiers = 15 killed combatant"),
    (
        "Four people — three men and a woman — had been hurt.",
        "Four people = 4 injured unknown; three men = 3 injured unknown part; a woman = 1 injured civilian women part",
    ),
    ("Fifty people were saved and 12 drowned.", "12 drowned = 12 killed unknown"),
    ("A third of the villagers fled.", ""),
    ("Half the population has been displaced.", ""),
    ("Many civilians were killed.", "Many civilians = 2/-/- killed civilian"),
    ("Children were killed.", "Children = 2/-/- killed civilian children"),
    (
        "Women and children were killed.",
        "Women = 2/-/- killed civilian women; children = 2/-/- killed civilian children",
    ),
    ("Killing of 12 people sparks protest", "12 people = 12 killed unknown"),
    ("Blast kills 12, wounds 30", "12 = 12 killed unknown; 30 = 30 injured unknown"),
    ("Blast kills wounds dozens outside town", "dozens = 24/-/99 casualties unknown"),
    ("The rebels denied that they had killed 40 villagers.", "40 villagers = 40 killed civilian"),
    ("Medics said 12 people had died of their wounds.", "12 people = 12 killed unknown"),
    (
        "Five civilians of one family including a child were killed and dozens injured in the raids.",
        (
            "Five civilians = 5 killed civilian; a child = 1 killed civilian children part; dozens injured = "
            "24/-/99 injured civilian"
        ),
    ),
    (
        "Six civilians including a child were among at least 22 people killed.",
        "Six civilians = 6 killed civilian part; at least 22 people = 22/22/- killed unknown",
    ),
    ("The number of dead rose to 30.", "30 = 30 killed unknown"),
    (
        "Helicopters dropped barrels, leaving 12 people dead and destroying four houses.",
        "12 people = 12 killed unknown",
    ),
    (
        "Police shot two demonstrators dead and arrested 40 others.",
        "two demonstrators = 2 killed civilian; 40 others = 40 detained unknown",
    ),
    (
        "A child was killed and nine civilians injured in attacks on the two towns.",
        "A child = 1 killed civilian children; nine civilians = 9 injured civilian",
    ),
    ("Nine of those killed were women.", "Nine of those = 9 killed civilian women"),
    (
        "A Milana police officer was wounded when a suspect opened fire.",
        "A Milana police officer = 1 injured combatant",
    ),
    ("The shooting left four people hospitalized.", "four people = 4 injured civilian"),
    ("Eight people were taken to hospital.", "Eight people = 8 injured unknown"),
    ("A shell hit a bus, killing its driver.", "its driver = 1 killed civilian"),
    (
        "A drone strike killed Karim Suleh, a local leader, and two of his guards.",
        "Karim Suleh = 1 killed unknown; two of his guards = 2 killed combatant",
    ),
    ("Seven hundred members of the tribe were executed.", "Seven hundred members = 700 killed unknown"),
    ("Most of the dead were fighters.", ""),
    ("Fifteen of the wounded were in critical condition.", "Fifteen of the wounded = 15 injured unknown"),
    (
        "The clash killed 1,200 fighters and 40 to 50 civilians.",
        "1,200 fighters = 1200 killed combatant; 40 to 50 civilians = 40/-/50 killed civilian",
    ),
    ("Soldiers lost two comrades.", "two comrades = 2 killed unknown"),
    ("They lost seven seats in the election.", ""),
    ("The attack came three days after 14 people died in a fire.", "14 people = 14 killed unknown"),
    ("Channel 12 reported that 12 people were injured.", "12 people = 12 injured unknown"),
    ("In 2014 2,000 people were killed in the province.", "2,000 people = 2000 killed unknown"),
    ("At 2 p.m. 20 people were wounded by a mine.", "20 people = 20 injured unknown"),
    ("Flight 447 crashed, killing all 228 people on board.", "228 people = 228 killed unknown"),
    ("The court sentenced three officers to death.", ""),
    ("Ninety percent of the wounded were children.", ""),
    ("60% of those killed were women.", ""),
    ("Twenty-three women and children were killed.", "Twenty-three women = 23 killed civilian"),
    ("Rebels executed 30 captive soldiers.", "30 captive soldiers = 30 killed combatant"),
    ("Around 40 fighters surrendered.", ""),
    ("Forty fighters are besieged in the village.", ""),
    ("Voters elected 12 women to the council.", ""),
    ("An avalanche of 12 attacks hit the city.", ""),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_sentence_gives_its_figures(text: str, expected: str) -> None:
    """Each sentence gives exactly the figures of its row, in the order of the text."""
    assert "; ".join(shown(figure) for figure in read(text)) == expected


def test_a_figure_stands_where_its_words_stand() -> None:
    """Offsets are exact, the id is an anchor, and what later rooms fill in is empty."""
    text = "In Orva, at least 16 soldiers were killed, including two officers."
    whole, part = read(text)
    assert text[whole.start : whole.end] == whole.words == "at least 16 soldiers"
    assert part.part_of == whole.id
    assert whole.voice is None
    assert whole.place is None
    assert whole.when is None
    assert whole.claim is None
    assert whole.made_by == "rules-1"
    assert 0.0 < whole.score <= 1.0


def test_two_figures_of_one_span_have_ids_of_their_own() -> None:
    """ "kidnapped and killed three men" states two harms of the same words."""
    found = read("Gunmen kidnapped and killed three men.")
    assert {f.measure.value for f in found} == {"abducted", "killed"}
    assert len({f.id for f in found}) == 2
    assert len({f.words for f in found}) == 1


def test_a_headline_is_known_by_its_capitals() -> None:
    """Where every word has a capital, capitals tell no names."""
    assert titled(tokenize("Army Shells Market Killing Twelve"))
    assert not titled(tokenize("The army shelled the market in Orva, killing Omar Suleh"))
