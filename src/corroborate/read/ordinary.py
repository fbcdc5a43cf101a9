"""The ordinary words of English news: what a capital letter or its absence says nothing about.

Words that stand in lower case at least eight times, and in a third of their places, in some 5,600 news articles of the
development corpora (counts of ours; no names, and nothing of any article). A sentence's first word, a headline or a
text without capitals is read with their help: "Police" is no village, "in march" no town.
"""

from __future__ import annotations

ORDINARY = frozenset(
    """
    aa abandon abandoned abc abdomen abducted abide ability able aboard abolition abortion about above abroad
    absence absent absolute absolutely absurd abuse abused abuses abusing abusive academic academy accelerate
    accelerated accelerating accept acceptance accepted accepting access accessed accessible accessory accident
    accidental accidentally accidently accidents accommodate accompanied accompanying accomplice accomplices
    accomplished accordance according accordingly account accountability accountable accounted accounting accounts
    accurate accusations accuse accused accuses accusing achieve achieved achievement achievements achieving
    acknowledge acknowledged acknowledging acquaintance acquaintances acquainted acquire acquired acquiring
    acquisition acquitted acres across act acted acting action actions activate activated active actively activist
    activists activities activity actor actors actress acts actual actually acute adapt adaptation add added
    addiction adding addistribune addition additional address addressed addresses addressing adds adequate adjacent
    administered administration administrations administrative administrator administrators admission admit admits
    admitted admitting adopt adopted adopting adoption adult adults advance advanced advancement advances advancing
    advantage advantages adverse advertising advice advised adviser advisers advisory advocacy advocated advocates
    aerial affair affect affected affecting affects affidavit affiliate affiliated affiliation affirmed afford
    affordable aforementioned afraid africanews afrol after aftermath afternoon afterward afterwards again against
    age aged agencies agency agenda agent agents ages aggravated aggression aggressive aggressively ago agree agreed
    agreement agreements agricultural agriculture ah ahead aid aide aided aim aimed aiming aims air airbase aircraft
    aircrafts airfield airlifted airline airlines airport airstrike airstrikes ajw aka albawaba album alcohol alert
    alerted alerts aligned alive aljazeera all allafrica allegation allegations allege alleged allegedly alleges
    allegiance alleging alley alliance alliances allied allies allocated allow allowance allowed allowing allows
    ally almost alone along alongside already alriyadhdaily also altercation alternative although altogether always
    am amateur amazing ambassador ambassadors ambitious ambulance ambulances ambush ambushed amended amendment
    amendments amid ammo ammunition among amongst amount amounted amounting amounts amp an analysis analyst analysts
    analyzed analyzing ancestral ancient and andina anger angry animal animals ankle anniversary announce announced
    announcement announcing annual annually anomalies anonymity anonymous anonymously another answer answered
    answering answers anti anti-government anti-regime anti-violence anticipate anticipated anxiety anxious any
    anybody anymore anyone anything anytime anyway anywhere apart apartment apologize apologized apology app
    apparent apparently appeal appealed appealing appeals appear appearance appeared appearing appears applicable
    applicant applicants application applications applied apply applying appoint appointed appointment appointments
    appoints appraisal appreciate appreciated appreciation apprehend apprehended approach approached approaches
    approaching appropriate approval approve approved approximately aptnnews arabtimesonline arbitrary
    archaeological archaeology archipelago architect architecture archives are area areas argue argued argues
    arguing argument arguments arm armed armored arms army armys around arraigned arraignment arrange arranged
    arrangements array arrest arrested arrests arrival arrive arrived arriving arsenal arson art artery article
    articles artificial artillery artist artists arts artworks as asahi aside ask asked asking asks asleep aspect
    aspects aspirations aspiring aspx assailant assailants assassination assassinations assault assault-style
    assaulted assaulting assaults asserted assertion assess assessed assessing assessment assessments asset assets
    assigned assist assistance assistant assisted assisting associate associated associates associations assume
    assumed assuming assure assured asylum at athlete athletes athletic atmosphere atrocities attached attack
    attacked attacker attackers attacking attacks attempt attempted attempting attempts attend attendance attended
    attendees attending attends attention attitude attorney attorneys attract attracted attracting attraction
    attractions attractive attributed au auction audience audiences audio audit aunt author authoritarian
    authorities authorization authorized authors auto automatic automatically autonomous autopsies autopsy avail
    availability available avenues average avert aviation avoid avoided await awaiting awake awakened award awarded
    awards aware awareness away awful axis az babies baby babysitter babysitting back backed backer background
    backing backlash backpack backs backseat backup backyard bad badly bag baggage bags baht bail bailiffs bakery
    bal balance balanced ball ballistic balloons ballot baltsun bam ban banana band bang bangkokpost bangs bank
    banking banks banned banner banning bar barbaric barbecue barber barbershop barely bargaining barrage barrel
    barrels barrens barricaded barriers bars base baseball based basement bases basic basically basis basketball
    bastion bathroom batimes battered batteries battery battle battled battlefield battleground battles battling be
    beaches bear beard bearing bears beat beaten beating beautiful beauty became because become becomes becoming bed
    bedroom beds beef been beer bees before began begin beginning begins begun behalf behavior behaviour beheaded
    behind being beings belief beliefs believe believed believes believing belly belong belonged belonging
    belongings belongs beloved below belt bench beneath beneficial beneficiaries beneficiary benefit benefited
    benefits bereaved beside besides besiege besieged best better between beyond bicycle bicyclist bid big bigger
    biggest bike biker bikers bikes bilateral bill billion billions bills biodiversity biological bird birds birth
    birthday bishop bit bizarre black blame blamed blames blaming blanket blankets blast blasted blasting blasts
    blatant bleeding blew blind bloc block blockade blockchain blocked blocking blocks blog blood bloodbath
    bloodshed bloody blow blown blows blue blunders board boarded boarding boards boasts boat boats bodies bodily
    body boiled bold bolster bomb bombarded bombardment bombardments bombed bomber bombers bombing bombings bombs
    bond bonds bone book booked booking books boom boost boosted boosting boot border borders born borrowers
    borrowing boss both bottles bottom bought bouncer bound bow box boxer boxes boxing boy boycott boyfriend boys
    brain branch branches brand brands brass brave brawl brazen breach breached breaches bread break breakdown
    breaking breaking-news breaks breath breathe breathing bribes brick bride bridge bridges brief briefed briefing
    briefly brigade bright bring bringing brings broad broadcast broadcaster broader broke broken brokered bronze
    brother brother-in brotherly brothers brought browser brutal brutality brutally budget budgets build builders
    building buildings built bull bullet bulletin bullets bullying bunch burden burglary burial buried burn burned
    burning burst bursts bury bus buses bush bushes business businesses businessman businessmen busy but butcher
    buttocks buy buyers buying by bystander bystanders ca cab cabin cabinet cache caches cadets cafeteria calculated
    calendar calf caliber caliphate call called caller calling calls calm came camera cameras camp campaign
    campaigns camps campus can cancel canceled cancelled cancer candidate candidates candlelight candles cane
    cannabis cannot cap capabilities capability capable capacities capacity capital capitals caps captain captive
    capture captured capturing car carbon card cards care cared career careful carefully careless caretaker cargo
    caring carjacked carjacking carjackings carnage carriage carried carrier carriers carries carry carrying cars
    cartel carved case cases cash casing casings cast caste casualties casualty cat catch categories category cattle
    caught cause caused causes causing caution cautious cave cbc cease-fire ceasefire ceiling celebrate celebrated
    celebrating celebration celebrations celebrities cell cellphone cells cement censure cent center centers central
    centre centres centuries century ceremony certain certainly certification certified cessation chain chains chair
    chaired chairman chairperson chairs challenge challenged challenges challenging chamber champion champions
    chance chances change changed changes changing channels chaos chaotic chapter character characterized characters
    charge charged charges charging charitable charity charter chase chased chasing chat cheap cheaper check checked
    checking checkpoint checkpoints checks cheek cheese chef chemical chemicals chest chicken chief chiefs child
    childhood children childrens chiletoday chilli chilling chip chlorine choice choices choose choosing chopper
    chose chosen chronic church churches cigarette cigarettes circles circulated circulating circumstances citations
    cited cities citing citizen citizens citizenship city citys civic civil civilian civilians cl claim claimed
    claiming claims clan clarified clarify clarity clashed clashes class classes classification classified classmate
    classmates classroom classrooms clean cleaned cleaning clear clearance cleared clearing clearly clerk clever
    click clicking client clients cliff climate climb climbed climbing clinic clinics clip clock close closed
    closely closer closest closet closing closure clothes clothing cloud club clubs clues cluster clutching cn co
    co-worker coach coaches coal coalition coalitions coast coastal coastline coat cobalt cocaine cocoa coconut code
    coffee coincided cold collaboration collapse collapsed collateral colleague colleagues collect collected
    collectibles collecting collection collective collectively colleges collision colonial color colored colorful
    colors colour column columnist coma combat combatants combating combination combined combing come comeback comes
    comfort comfortable comforted coming commanded commander commanders commands commence commended comment
    commented comments commerce commercial commission commissioned commissioner commit commitment commitments
    committed committee committees committing commodities commodity common commonly commotion communal communicate
    communicating communication communications communities community compact companies companion company compare
    compared comparison compelled compensate compensation compete competing competition competitions competitive
    compiled complained complaint complaints complete completed completely completing completion complex complexes
    complexion complexity compliance complicated comply component components composed composition compound compounds
    comprehend comprehensive comprising compromise computer computers concealed concentrated concentration concept
    concern concerned concerning concerns concert concession concessions conclude concluded concludes conclusion
    concrete condemn condemnation condemned condemning condemns condition conditional conditions condolences conduct
    conducted conducting conducts conference conferences confessed confidence confident confidential confined
    confirm confirmation confirmed confirms confiscated conflict conflicting conflicts confront confrontation
    confrontations confronted confused confusing confusion congratulated conjunction connect connected connecting
    connection connections connectivity connects conscious consciousness consecutive consensus consequence
    consequences conservation conservative conservatives consider considerable considerably consideration
    considerations considered considering considers consistent consistently consisting consists console consolidate
    conspiracy constable constant constantly constituency constitute constituted constitutes constitution
    constitutional constructed construction consultant consultation consulted consulting consumer consumers
    consuming consumption contact contacted contacts contain contained container containers containing contains
    contemporary contempt contend content contents contest contested context continent continents continuation
    continue continued continues continuing continuous continuously contract contracted contractor contracts
    contrary contrast contribute contributed contributing contribution contributions control controlled controlling
    controls controversial controversy convene convened convenience conventional conversation conversations
    convicted conviction convictions convince convinced convoy convoys cooked cooking cookout cool cooperate
    cooperated cooperating cooperation cooperative coordinate coordinated coordinates coordinating coordination
    coordinator cop cope coping copper cops copy cord core corn corner coronavirus coroner corporate corporations
    corpses correct corrected correspondent corresponding corridor corridors corroborated corrupt corruption cost
    costly costs costume couch could councils counseling counselors count counted counter counter-offensive
    counterattack counterpart counterparts counties countless countries country countrys countryside counts coup
    couple courage courageous course courses court courthouse courtroom courts courtyard cousin cousins cover
    coverage covered covering covers crack crackdown cracked crash crashed crashes crashing crazy cream create
    created creates creating creation creative creativity credentials credibility credible credit crew crews cried
    cries crime crimes criminal criminally criminals crises crisis criteria critical critically criticised criticism
    criticized critics crop crops crore cross crossed crossfire crossing crossings crowd crowded crowds crucial
    crucified crude cruel cruelty cruise cruiser crushed cry crying crypto cryptocurrencies cryptocurrency ctor
    cuisine culinary culminating cultivated cultural culturally culture cultures curb curious currency current
    currently curry custody customer customers customs cut cuts cutting cycle dad daily dam damage damaged damages
    damaging dance dancing danger dangerous dangers dare dared dark dark-colored darkness data database date dated
    dates dating daughter daughters dawn day daycare daylight days db de-escalation dead deadliest deadline deadly
    deal dealer dealers dealing deals dealt death deaths debate debates debris debt debts debut decade decades
    deccanherald deceased decent decide decided decides decision decisions decisive declaration declare declared
    declaring decline declined declining decrease decree dedicated dedication deemed deep deeper deepest deeply deer
    defamatory default defeat defeated defeating defeats defections defence defend defendant defendants defended
    defender defenders defending defense defensive deficit define defined definitely deforestation degree degrees
    delay delayed delays delegates delegation deleted deli deliberate deliberately delicious delinquency deliver
    delivered deliveries delivering delivery demand demanded demanding demands democracy demolished demonstrate
    demonstrated demonstrates demonstrating demonstration demonstrations demonstrators denial denied denies denounce
    denounced densely deny denying departments departure depend dependence dependent depending depends deployed
    deployment deported depot depots depression deprived depth deputies deputy descendants descended describe
    described describes describing description descriptions desert deserted deserve deserved design designated
    designed designs desire desk desperate desperately despite destination destinations destroy destroyed destroying
    destruction detail detailed details detain detained detainees detaining detect detected detective detectives
    detectors detention deter determination determine determined determines determining detne detonate detonated
    detroitnews devastated devastating develop developed developer developers developing development developments
    device devices devoted diagnosed diagnosis diagram dialogue diariodecuba dice dictator dictatorship did didnt
    die died dies diesel diet difference differences different differently difficult difficulties difficulty dig
    digging digit digital dignity diners dining dinner diplomacy diplomatic diplomats dire direct directed directing
    direction directions directives directly director directors directs dirty disabilities disability disabled
    disagreement disappear disappearance disappeared disappointed disaster disbelief discarded discharge discharged
    discharging disciplinary discipline disclose disclosed discover discovered discovery discrepancies
    discrimination discuss discussed discussing discussion discussions disease diseases dish dishes dismiss
    dismissal dismissed disorder disorderly dispatch dispatched dispatcher dispatchers disperse dispersing displaced
    displacement display displayed displaying disproportionate disproportionately dispute disputed disputes
    disregard disrupt disrupted dissent dissidents dissolved dissolves distance distinguished distorted distraught
    distress distribute distributed distributing distribution district districts disturbance disturbed disturbing
    diverse diversity diverted divide divided diving divisions divorce do doctor doctors document documented
    documenting documents does dog dogs doing dollar dollars domestic domestically dominance dominant dominated
    donate donated donation donations done donor donors dont door doors double doubled doubt doubts down downstairs
    downtown dozen dozens draft drag dragged drain drama dramatic draw drawing drawn draws dream dreamed dreams
    dress dressed dresser drew dried drilling drink drinking drinks drive-by driven driver drivers drives driveway
    driving drone drones drop dropped dropping drops drought drove drowning drug drug-related drugs drum drunk dry
    dubbed ducked ducking dude due dumping duo duplex duration during dust duties duty dwelling dwindling dying
    dynamic each eager ear earlier earliest early early-morning earn earned earning earnings earth earthquake ease
    easier easily easing east eastbound eastern easy eat eating echoed economic economies economist economists
    economy ecosystem ecuadortimes ed edge edges edible edit edition editor educate educated education educational
    educators ef effect effective effectively effectiveness effects efficiency efficient efficiently effort efforts
    egypttoday eight either ejected elaborate elbow elder elderly elders eldest elect elected election elections
    electoral electric electrical electricity electronic electronics element elements eleven eligibility eligible
    eliminate eliminated eliminating elimination elite elsalvadorinenglish else elsewhere em email embassy embattled
    embrace embraced emerge emerged emergency emerging emissions emotion emotional emotions emphasised emphasized
    empire emplacement emplacing employ employed employee employees employers employment employs empower emptied
    empty enable enabled enables enabling enacted encampment encircle encircled enclave encounter encountered
    encourage encouraged encourages encouraging end endangered endangering endangerment ended ending endorsed ends
    endure enduring enemies enemy energetic energy enforce enforced enforcement engage engaged engagement engaging
    engine engineer engineering engineers engulfed enhance enhancing enjoy enjoyed enjoying enjoys enlarge enormous
    enough enrolled ensued ensure ensured ensuring enter entered entering enterprises entertainment entire entirely
    entities entitled entity entrance entrepreneurs entrepreneurship entry environment environmental envoy epidemic
    equal equality equally equipment equipped equity equivalent era eradication erosion errant error erupted
    escalated escalating escalation escalator escape escaped escort escorted especially esports essential
    essentially establish established establishes establishing establishment estate estimate estimated estimates
    estranged etc ethics ethnic evacuate evacuated evacuation evacuees evaluating evaluation even evening event
    events eventually ever every everybody everyday everyone everything everywhere evidence evident evil evolved
    evolving ex ex-girlfriend ex-wife exact exactly examination examine examined examiner examining example examples
    exams exceed exceeded excellence excellent except exception exceptional exceptionally excess excessive exchange
    exchanged exchanges exchanging excited exciting excluded exclusive exclusively execute executed executing
    execution executions executive exercise exercised exercises exercising exhibition exile exist existed existence
    existing exists exit exited exiting exodus expand expanded expanding expansion expatriates expats expect
    expectancy expectations expected expecting expects expedition expelled expense expenses expensive experience
    experienced experiences experiencing expert expertise experts expiring explain explained explaining explains
    explanation expletive exploded exploitation exploited exploration explore exploring explosion explosions
    explosive explosives export exported exporter exports exposed exposure express expressed expressing expression
    expulsion ext extend extended extending extends extension extensions extensive extent exterior external
    extinction extortion extra extraction extradited extradition extrajudicial extraordinary extreme extremely
    extremist extremists extremities eye eyes face faced faces facial facilitate facilitated facilitates
    facilitating facilitation facilitator facilitators facilities facility facing fact faction factions facto factor
    factories factors factory facts faculty fail failed failing fails failure fair fairly faith fake fall fallen
    falling falls false fame famed familiar families family famous fan fans fantastic far farm farmer farmers
    farming farms fashion fast faster fastest fatal fatalities fatality fatally fate father fathers fault favor
    favorite favour favourite fear feared fears feature featured features featuring fed federal federally fee feed
    feedback feeding feel feeling feelings feels fees feet fell fellow felon felonious felony felt female females
    fence ferocity fertiliser fertilisers festival feud few fewer fianc fiction field fields fierce fifth fight
    fighter fighters fighting fights figure figures file filed filing fill filled filling film filmed filming films
    final finalised finally finals finance finances financial financially financier financing find finding findings
    finds fine fined finger fingers finish finished finishing fintech fire firearm firearms firecrackers fired
    firefighter firefighters fires fireworks firing firm firmly firms first first-degree fiscal fish fishermen
    fishing fist fit fitting five five-year fixed fixing flag flagged flags flames flash flashing flashpoint flat
    flavours fled flee fleeing fleet flew flexibility flight flights flood flooded flooding floods floor flow flower
    flowers flown flows fly flying foam foaming focus focused focuses focusing foiled folks follow follow-on
    followed followers following follows food foods foot footage football foothold footprint footsteps for force
    forced forces forcibly forcing forearm forecast forecasts forehead foreign foreign-backed foreigners forensic
    forest forests forever forget forgive forgot forgotten form formal formally formation formed former formerly
    forms forth forthcoming fortunate forum forward forwarded fought foul found founded founder founders founding
    four four-door four-year fourth fragile fragment fragments frame framework frankly frantic frantically frass
    fraud free freedom freedoms freelance freely freep freeway freezing frequent frequently fresh freshman fried
    friend friendly friends friendship frightened frightening from front frontier frontline fronts frozen fruit
    frustrated frustrating frustration fuel fueled fuelled fugitive fugitives fulfill full fully fun function
    functioning functions fundamental funded funding funds funeral funny further fusion future gag gain gained
    gaining gains gambling game games gang gang-related gangs gap garage garbage garden gas gases gasoline gasses
    gate gather gathered gathering gatherings gauge gave gay gear gender general generally generate generated
    generating generation generations genocide gentleman genuine geographical get getaway gets getting gh giant
    giants gift gifts girl girlfriend girls give given gives giving glad glass glasses glimpse global globally globe
    glory glove gloves go goal goals goes gofundme going gold golden gone gonna good goodbye goods gossip got gotten
    gov governance governing government government-controlled government-held governmental governments governor
    governorate governorates governors grab grabbed grabbing grace grade grader gradual gradually graduate graduated
    graduates graduating graduation grain grams grandchildren granddaughter grandfather grandkids grandmother
    grandparents grandson grant granted granting grants graphic grass grassroots grassy grateful gratitude grave
    gravely graves gray graze grazed grazing great greater greatest greatly green greeted grenade grenades grew grey
    grid grief grieve grieving grilled grim grip grocery groin groom gross ground grounds group groups grow growing
    grown grows growth guarantee guaranteed guarantees guard guarded guardian guardians guarding guards guerrilla
    guerrillas guess guest guests guez guidance guide guided guidelines guides guilt guilty gulf-times gum gun
    gunfight gunfire gunman gunmen gunned gunpoint guns gunshot gunshots guy guys gym haaretz had hail hailed hails
    hair half hall hallway halt halted hand handcuffed handcuffs handed handful handgun handguns handle handled
    handling hands hang hanging happen happened happening happens happiness happy harassing harassment hard harder
    hardline hardly hardship hardships harm harmed harmful harmony harsh harvest harvested has hashtag hasn hat hate
    hatred have haven having hazard he head headed heading headline headlines headquarters heads heal healing health
    healthcare healthy hear heard hearing hearings heart heartbreaking heartbroken heartfelt hearts heat heaviest
    heavily heavy heavyweight hectares hedges height heightened heinous held helicopter helicopters hell helmet help
    helped helper helpful helping helps hence her herbs herd here heritage hero heroes heroic heroin herself
    hesitate hid hidden hide hideouts hiding high high-powered higher highest highlight highlighted highlighting
    highlights highly highways hike him himself hindering hindustantimes hip hire hired hiring his historian
    historic historical historically history hit hits hitting hk hold holders holding holds hole holes holiday
    holidays hollering holster holy home home-made homeland homeless homemade homeowner homeowners homepage homes
    hometown homicide homicides homosexuality homosexuals hondurasnews honest honey honor honored honour honoured
    hooded hoodie hookah hop hope hoped hopeful hopefully hopes hoping horrible horrific horror horse horses hoses
    hospital hospitality hospitalized hospitals host hostage hostages hosted hostel hostile hostilities hosting
    hosts hot hotel hotels hotline hour hours house household households houses housing how however hr https hub hug
    huge humanitarian humanity humans humor hundred hundreds hung hunger hungry hunt hunter hunters hunting hurry
    hurt hurting hurts husband hysterical ica ice icon iconic idea ideal ideas identification identified identifies
    identify identifying identities identity ideological ideology if ignore ignored ignoring ill illegal illegally
    illicit illness images imagine imagined immediately immigrant immigrants immigration imminent immunity impact
    impacted impacts impaired implement implementation implemented implementing implicated implications import
    importance important importantly imported imports impose imposed imposition impossible impressed impression
    impressive imprisoned imprisonment improperly improve improved improvement improvements improving improvised in
    in-depth in-focus in-the inaction inaugurated inauguration inbox incarcerated incarceration incendiary incentive
    incentives inches incident incidents include included includes including inclusion inclusive income incomes
    incoming increase increased increases increasing increasingly incredible incredibly incumbent indeed
    independence independent independently index india-news indicate indicated indicates indicating indication
    indications indicators indicted indictment indirect indiscriminate indiscriminately individual individuals
    industrial industries industry inequality infant infected infection infections infectious infighting infiltrate
    inflation inflationary inflicted inflicting influence influencer influencers info inform informal informant
    information informed infrastructure ingles ingredients inhabitants inhabited initial initially initiate
    initiated initiative initiatives injure injured injures injuries injuring injury injustice inmate inmates inner
    innocence innocent innovation innovative inquiries inquiry insects insecurity inside insight insist insisted
    insisting insists inspect inspection inspector inspectors inspiration inspired instability installation
    installed instance instances instant instead institutes institution institutional institutions instructed
    instructions insufficient insurance insurgency insurgent insurgents int integrated integration integrity
    intellectual intelligence intend intended intends intense intensified intensifying intensity intensive intent
    intention intentional intentionally intentions inter interaction interest interested interesting interests
    interfere interference interfering interim internal internally international internationally internet
    interrupted intersection intervene intervened intervention interventions interview interviewed interviewing
    interviews intimidation into introduce introduced introduction intruder intruders invasion invest invested
    investigate investigated investigates investigating investigation investigations investigative investigator
    investigators investing investment investments investor investors invisible invitation invite invited
    involuntary involve involved involvement involves involving iol ipsnews iron irregular irregularities irrigation
    is island islands isolated isolation israel-news issue issued issues issuing it item items its itself iwi jacket
    jail jailed jaw jeans jet jets jewelry jihad jihadist jihadists job jobs join joined joining joins joint jointly
    joke jordantimes journalism journalist journalists journey joy judge judges judgment judicial judiciary juice
    jump jumped jumping junior junta jurisdiction jurors jury just justice justified justify juvenile juveniles ka
    kashmirobserver keen keenness keep keeping keeps kept key keys kg kgs khaleejtimes kick kicked kid kidnapped
    kidnapping kids kill killed killer killing killings kills kilograms kilometers kilometres kin kind kinds kitchen
    km kmaw knee knees knew knife knives knocked knocking know knowing knowingly knowledge known knows koreaherald
    koreajoongangdaily kuwaittimes lab labor laboratory labour lack lacked lacking lacks ladies lady laid lakes
    lamented land landed landfill landing landmark lands landscape lanes language languages lap large large-scale
    largely larger largest larvae laser last last-ditch lasted lasting late late-night lately later latest latimes
    latter laugh laughing launch launched launchers launches launching laundering laundromat law lawful lawmaker
    lawmakers laws lawsuit lawyer lawyers lay laying lead leader leaders leadership leading leads leak leaning learn
    learned learning learnt least leave leaves leaving lectures led left leftist leg legacy legal legality legally
    legislation legislative legislator legislators legislature legitimate legs lematinal lenders lending length
    lengthy lenient less lesser lesson lessons let lethal letter letters letting level levels leverage lez liberal
    liberate liberated liberation library license licensed licenses lie lied lies lieu lieutenant life
    life-threatening lifeless lifestyle lifetime lift lifted lifting light light-colored lights like liked likely
    likes limit limitations limited limits line lined liner lines link linked linking links lion liquid liquidity
    liquor list listed listen listened listening listing lists lit literally literary literature lithium littered
    little live lived livelihood livelihoods liver lives livestock living load loaded loading loan loans lobby local
    locally locals locate located locating location locations lock lockdown lockdowns locked locks lodge lodged log
    logistical logistics lone long longer longest longtime look looked looking lookout looks loose looting lose
    losing loss losses lost lot lots loud loudspeaker loudspeakers love loved loves loving low lower lowest loyal
    loyalist loyalists luck lucky luggage lunch lured luxury lvarez ly lying macadamia machine machinegun-equipped
    machineguns machines mad made magazine magazines magnificent magnitude mail main mainland mainly mainstream
    maintain maintained maintaining maintains maintenance major majority make maker makers makes makeshift making
    male males malicious mall malnutrition mama man mana manage managed management manager managers manages managing
    mandate mandatory manhunt manifesto manipulated manipulating manner manpower manslaughter manual manufacturer
    manufacturing many map marched marginalised marijuana marine maritime marked markers market marketing markets
    marking marks maroon marriage married marshal marshals martyred martyrs mask masked masks mass massacre
    massacres massive master match matched matches matching material materials maternal matter matters mattress
    maximum may maybe mayor mayoral me meal meals mean meaning meaningful means meant meantime meanwhile measure
    measures meat mechanism mechanisms medal media medic medical medically medication medicine medicines medics
    medium meet meeting meetings meets mega megawatts melee member members membership memorandum memories memory men
    mental mentally mention mentioned mentioning mentor mercenaries merchandise mercopress merely mess message
    messages met metal metals meters methamphetamine method methods metre metres mexicodailypost mezcal mid middle
    midnight midst might migrant migrants migrate migration mile miles milestone militant militants military militia
    militiamen militias milk milligazette million millions min mind minds mine mineral minerals mines mini minimize
    minimum mining minister ministerial ministers ministries ministry minivan minor minorities minority minors
    minute minutes miracle misconduct misdemeanor mishandling misleading mismanagement miss missed missile missiles
    missing mission missions mistake mistaken mistakes mitigation mix mixed mm mn mobile mobilise mobilised mobility
    mode model models moderate modern module mom moment moments momentum monetary money monitor monitored monitoring
    monitors monkeypox monster month month-old monthly months montsame mood moose moral moratorium more morgue
    morning mortar mortars mortgage mosque mosques most mostly motel mother mothers motion motions motivated
    motivation motive motives motor motorcycle motorcycles motorists mountain mountains mounted mounting mourn
    mourners mourning mourns mouth mouths move moved movement movements moves movie movies moving mp much multi
    multi-front multiple municipal municipalities municipality munitions murder murder-suicide murdered murdering
    murders muscle museum mushroom music musical must mustard mutual my myriad myself mystery na naaq naked name
    named namely names namibian naming narcotics narrative narrow narrowly nation national national-news nationalist
    nationalities nationality nationals nationmultimedia nationwide native natives natural naturally nature nau
    naval navigate ndez near nearby nearest nearly necessarily necessary necessities necessity neck need needed
    needs needy negative negatively neglect negligence negligent negotiate negotiated negotiating negotiation
    negotiations negotiators neighbor neighborhood neighborhoods neighboring neighbors neighbourhood neighbourhoods
    neighbouring neighbours neither nephew nephews nerve nervous net network networks never new newer newly news
    news-story newsghana newsletters newspaper newspapers newsroompanama next nez nguez nice nickel nickname
    nicknamed niece nieces night nightclub nightmare nights nightstand nine ninth no nobody noise noises nominee non
    non-critical non-emergency non-fatal non-life none nonprofit noon nor normal normalization normally norms north
    northbound northeast northeastern northern northwest northwestern nose not notable notably note noted notes
    nothing notice noticed notification notifications notified notify noting notorious novel now nowhere np nuclear
    nuisance number numbers numerous nurse nz obituary object objected objections objective objectives objects
    obligation obligations observation observed observerbd observers obstacles obstructing obstruction obtain
    obtained obtaining obvious obviously occasion occasional occasionally occasions occupancy occupant occupants
    occupation occupied occur occurred occurrence occurring ocean octopus odds of of-the off off-duty offence
    offences offender offenders offense offenses offensive offensives offer offered offering offers office officer
    officer-involved officers offices official officially officials offshoot offshore often oh oil oil-rich okay old
    older oldest olds on on-going once one one-year ones ongoing online only onslaught onto op open opened opening
    openly opens opera operate operated operates operating operation operations operator operators opinion opinions
    opium opponent opponents opportunities opportunity oppose opposed opposing opposite opposition
    opposition-controlled opposition-held oppositions optimism optimistic option options or oral orchestrating
    ordeal order ordered ordering orders ordinance ordinary org organic organisation organisations organised
    organisers organization organizations organize organized organizing organs ori origin original originally
    originated orlandosentinel other others otherwise our ours ourselves oust out outbreak outbreaks outcome
    outcomes outdoor outfit outgoing outlawed outlet outlets outpost outpouring output outrage outraged outrageous
    outside outskirts outstanding over overall overcome overcoming overhead overlooking overnight overseas oversee
    overseeing oversees oversight overthrow overwhelmed overwhelming overwhelmingly owed own owned owner owners
    ownership owning owns oxygen pace pack package packed pact page pages paid pain painful paint painted painting
    paintings pair palace palm pan panafricanvisions pandemic panel panic panicked pants paper papers paperwork
    parade paradise parallel paralyzed paramedics paramilitary paraphernalia parent parents parked parking parks
    parliament parliamentary parole part partially participants participate participated participating participation
    particular particularly parties partly partner partnered partners partnership partnerships parts party
    partygoers partying pass passage passed passenger passengers passes passing passion past pastor pastors path
    patience patient patients patio patriotic patrol patrolling patrols patron patrons pattern patterns pause paved
    pay paying payment payments pays pe peace peaceful peacefully peak pedestrian pedestrians pediatric peers
    pellets pen penalties penalty pending penetrate pension people peoples per percent percentage perfect perform
    performance performed performing perhaps perimeter period periods permanent permanently permission permit
    permits permitted perpetrated perpetrator perpetrators persecution person personal personalities personality
    personally personnel persons perspective peso pet petition petroleum pez pgtype phase phenomenon phone phones
    photo photograph photographed photographer photographs photos php phrase phtml physical physically pic pick
    pick-up picked picking pickup picture pictured pictures piece pieces pierced piercing pilgrimage pilgrims
    pillars pills pilot pilots pink pinpoint pistol pistols pit pits pizza place placed places placing plague plain
    plan plane planes planet planned planning plans plant planted plants plastic plate plates platform platforms
    play played player players playground playing playpause plays plea plead pleaded pleading pleas please pleased
    pledge pledged pledges pledging plenty plight plot plus pm pocket pockets poetry point pointed pointing points
    poison poisonous polar pole police policies policy polio political politically politician politicians politics
    poll polling polls pollution pool poor poorest pop popular popularity populated population populations porch
    pork port portal portfolio portion portlandoregon ports pose posed poses position positioned positions positive
    positively possess possessing possession possibilities possibility possible possibly post posted poster posting
    postponed posts potato potential potentially pound pounded pounding pounds poured poverty pow powder power
    powered powerful powerhouse powers practical practically practice practices practicing praised pray prayed
    prayer prayers praying pre pre-war precaution precautions precious precise precision predecessor predict
    predicted predominantly prefecture prefer preferred pregnant preliminary premature premeditated premier premises
    premium preparation preparations prepare prepared prepares preparing prescribed presence present presentation
    presented presenting preserve preserving presided presidency president presidential presidents press pressed
    pressing pressure pressures prestigious presumed pretext pretty prevalent prevent preventable prevented
    preventing prevention preventive previous previously price prices pride priest priests primarily primary prime
    principal principals principle principles printing prior priorities priority prison prisoner prisoners prisons
    privacy private privately privilege privileges prize prizes pro pro-democracy pro-government pro-opposition
    pro-regime probable probably probation probe probing problem problems procedure procedures proceed proceedings
    proceeds process processed processes processing procession proclaimed procurement produce produced producer
    producers produces producing product production productive productivity products profession professional
    professionalism professionals professor profile profit profits profound program programme programmes programming
    programs progress progressive prohibited project projected projectile projectiles projects prolonged prom
    prominent promise promised promises promising promote promoted promotes promoting promotion promotional prompted
    prompting pronounced proof propaganda propelled proper properly properties property proposal proposals proposed
    prosecute prosecuted prosecuting prosecution prosecutor prosecutors prospect prospects prosperity prosperous
    prostitution protect protected protecting protection protective protest protested protesters protesting
    protestors protests protocols proud prove proved proven proves provide provided provider providers provides
    providing province provinces provincial provision provisions provocation provocations provoked proximity
    psychiatric psychiatrist psychological psychologist public publication publicly published publishers publishing
    pull pulled pulling pulque pump punish punished punishment pupils purchase purchased purchases purchasing purely
    purported purportedly purpose purposes purse pursue pursued pursuing pursuit push pushed pushing put puts
    putting quadruple quake qualified qualify qualifying quality quantities quantity quarantine quarter quarters
    quest question questioned questioning questions quick quickly quiet quit quite quo quota quote quoted quoting
    race racial racing racism racist rack racks radar radical radio rage raged raging raid raided raids rail
    railroad railway rain rainbow rainforest rains rainy raise raised raises raising rallied rally rampage ran
    random randomly rang range ranged ranging rank ranked ranking rankings ranks ransom rap rape raped rapid rapidly
    rapper rare rarely rate rates rather rating ratings ratio ration ravaged raw reach reached reaches reaching
    react reacted reaction reactions reactor reactors read readers readiness reading reads ready reaffirmed real
    realised realistic reality realize realized realizing really rear reason reasonable reasons reassure rebel
    rebel-controlled rebel-held rebellion rebels recall recalled recalls recapture recaptured receive received
    receives receiving recent recently reception recession recipes reckless recklessly recklessness reclaim
    recognise recognised recognition recognize recognized recognizes recommend recommendation recommendations
    recommended reconcile reconciliation reconnaissance record recorded recording recordings records recounted
    recover recovered recovering recovery recruit recruited recruiting recruitment red redistributed reduce reduced
    reducing reduction reeling refer reference referendum referred referring refers reflect reflected reflection
    reflects reform reforms refrain refrigerator refuge refugee refugees refusal refuse refused refusing regain
    regained regard regarded regarding regardless regards regime regime-controlled regime-held regimes region
    regional regions register registered registering registration regret regular regularly regulate regulation
    regulations regulatory rehabilitation reinforcements reintegration reiterated rejected rejection related
    relating relation relations relationship relationships relative relatively relatives release released releasing
    relentless relevance relevant reliable relied relief relies relieved religion religions religious relocation
    reluctant rely relying remain remainder remained remaining remains remarkable remarked remarks remember
    remembered remembers remind reminded reminder remorse remote remotely removal remove removed removing render
    rendered renewable renewed renowned rent rental rented rents reopen reopened reopening repair repatriation
    repeat repeated repeatedly repel repelled repercussions replace replaced replacing replied reply report reported
    reportedly reporter reporters reporting reports represent representation representations representative
    representatives represented representing represents repression repressive reputation request requested
    requesting requests require required requirement requirements requires requiring rescue rescued rescuers
    research researcher researchers reserve reserved reserves reshuffle reside residence residency resident
    residential residents residing resign resignation resigned resilience resilient resist resistance resisting
    resolution resolutions resolve resolved resolving resort resorted resorting resource resources respect respected
    respectful respective respectively respiratory respond responded respondents responders responding response
    responses responsibilities responsibility responsible rest restaurant restaurants resting restore restored
    restrained restraining restraint restricted restrictions result resulted resulting results resume resumed
    resumption retail retake retaliate retaliation retired retirement retiring retook retreat retreated retribution
    retrieve retrieved return returned returning returns reveal revealed reveals revenge revenue revenues reverse
    review reviewed reviewing reviewjournal reviews revive revived revoked revolt revolution revolutionary revolver
    reward rewritten rez rhetoric rice rich richest ricocheted rid riddled ride rider riders ridiculous riding rifle
    rifles right rights ring riots ripped rise risen rises rising risk risks rival rivals rivers rnz roadmap roads
    roadside roadway rob robbed robber robberies robbers robbery robot robust rock rocked rocket rocket-propelled
    rockets role roles roll rolled rolling roof room rooms rooted roots rose roster rotation rough roughly round
    rounds route routes routine routinely row royalties rubble rugby ruin ruins rule ruled ruler rules ruling rum
    rumors run running runs rural rush rushed rushing sa sacked sacrifice sad saddened sadness safe safeguard safely
    safer safest safety said sailed sake salaries salary sale sales salon same samples sanctions sanctuary sand sank
    sar sarin sat satisfaction satisfied saudigazette save saved saving saw say saying says scale scam scandal
    scandals scarce scare scared scary scattered scenario scene scenes schedule scheduled scheme schemes scholar
    scholarship school schoolchildren schools science scientific scientist scientists scmp scope score scored scores
    scrambled scrap screamed screaming screams screen screening scrutiny scuffle sea seal sealed search searched
    searches searching seas season seasons seat seated seats sec second second-degree second-floor secondary seconds
    secrecy secret secretary secrets sect sectarian section sections sector sectors secular secure secured securing
    security sedan sedition see seeds seeing seek seeking seeks seem seemed seemingly seems seen sees segment
    segments seize seized seizing seizure select selected selection self self-defense self-inflicted self-proclaimed
    sell sellers selling sells semi semi-automatic semiautomatic seminar senator send sending sends senior sensation
    sense senseless sensitive sent sentence sentenced sentences sentencing sentiment sentiments separate separated
    separately separation separatist sergeant serial series serious seriously seriousness serve served serves
    service services serving session sessions set setback sets setting settle settled settlement settlements seven
    seven-year seventh sever several severe severed severely severity sex sexual sexually sfchronicle shadow shaken
    shall shame shameful shape shaping share shared shareholder shareholders shares sharing shark sharks sharp
    shattered she shed shedding sheep sheer sheet shekels shell shelled shelling shells shelter shelters shield
    shields shift shifting ship shipment shipped shipping ships shipyard shirt shirts shock shocked shocking shocks
    shoe shoes shook shoot shoot-out shooter shooters shooting shootings shootout shoots shop shopping shops shores
    short shortage shortages shortly shot shotgun shots should shoulder shouldn shouted shouting show showcase
    showed shower showers showing shown shows shrapnel shrine shut shy sibling siblings sick side sidelines sides
    sidewalk sidewalks siege sieges sight sign signal signature signed significance significant significantly
    signing signs silence silent silver similar similarities simple simply simultaneous simultaneously since sincere
    sing singer singing single singled sink sirens sister sisters sit site sites sits sitter sitting situated
    situation situations six six-year sixth size sized skilled skills skin skull sky slain slammed slashed slated
    slaughter slaying slayings sleep sleeping slept slightly slipped slow slowed slowing slowly small small-arms
    smaller smallest smart smartphone smashed smell smile smiles smiling smoke smoking smuggled smuggling snap
    sniper snow so so-called soap soaring sobbing soccer social socialism socialist societies society socio socks
    soft software soil solar sold soldier soldiers sole solid solidarity solution solutions solve solved solving
    somber some somebody somehow someone something sometime sometimes somewhat somewhere son song songs sons soon
    sooner sophisticated sophomore sorority sorrow sorry sort sorties sought soul sound sounded sounds soup source
    sources southbound southeast southeastern southern southwest southwestern sovereign sovereignty space spaces
    spam span spanning spare spared spark sparked sparking spate speak speaker speakers speaking speaks special
    specialised specialist specialists specialized species specific specifically specified specify spectacular
    spectators spectrum speculate speculation sped speech speed speeding speedy spend spending spent spices spike
    spilled spin spirit spirits spiritual spit spite split spoke spoken spokesman spokesperson spokeswoman sponsor
    sponsored sport sporting sports spot spotlight spots spotted spray sprayed spread spreading spree spring spurred
    spyware squad square stab stabbed stabbing stabilise stability stabilized stable stadium staff stage staged
    stages staging stairs stake stakeholders stall stalled stalls stance stand standard standards standing standoff
    stands star stars start started starting starts state state-run stated statement statements states statewide
    stating station stationed stations statistics status staunch stay stayed staying steadily steady steal stealing
    steel stem stemmed stemming stems step stepchildren stepfather stepped stepping steps stepson stick stigma still
    stimulate stock stockpile stocks stole stolen stomach stones stood stop stopped stopping stops storage store
    stored stores stories storing storm stormed story straight stranded strange stranger strangers strategic
    strategically strategies strategy stray stream streamed streaming streets strength strengthen strengthened
    strengthening stress stressed stressing stretch stretched stretcher stretching strewn strict stricter strictly
    strike strikes striking string strip strive strong stronger strongest stronghold strongholds strongly struck
    structural structure structures struggle struggled struggles struggling stuck student students studied studies
    studio study studying stuff stuffed stunned stupid style sub sub-commander subdivision subject subjected
    subjects submarine submarines submission submit submitted submitting subordinate subscription subsequent
    subsequently subsidiaries subsidiary subsidies subsidized subsidy substance substances substantial suburb
    suburban suburbs succeed succeeded success successes successful successfully succession successor succumbed such
    sudden suddenly suffer suffered suffering suffers sufficient suffocation sugar suggest suggested suggesting
    suggestions suggests suicidal suicide suit suitable suited sum summary summer summit summoned summons sums sunny
    super supermarket supervised supervision supplied supplier suppliers supplies supply supplying support supported
    supporter supporters supporting supportive supports supposed supposedly sure surface surfaced surge surgeries
    surgery surnamed surpassed surprise surprised surprising surrender surrendered surround surrounded surrounding
    surroundings surveillance survey surveyed surveys survival survive survived surviving survivor survivors suspect
    suspected suspects suspend suspended suspending suspension suspicion suspicious sustain sustainability
    sustainable sustained swarm swarmed swathes sweatshirt sweeping sweet swept swift swiftly swimming swing
    switched sworn symbol symbolic symbols sympathy symptoms system systematic systemic systems table taboo tackle
    tactic tactical tactics tag taipeitimes take taken takes taking tale talent talented talents talk talked talking
    talks tall tampering tan tank tanks tap tape taped target targeted targeting targets task tasks taste tattoo
    tattoos taught tavern tax taxes taxpayers te tea teach teacher teachers teaching team teammates teams tears tech
    technical technician technicians techniques technological technologies technology teddy teen teenage teenager
    teenagers teens teeth tehrantimes telecommunications telephone television tell telling tells temperature
    temperatures temple temples temporarily temporary ten tend tennis tens tense tension tensions tent tents tenure
    term termed terminal termites terms terrible terrified terrifying territorial territories territory terror
    terrorism terrorist terrorist-besieged terrorists test tested testified testify testimony testing tests text
    texted texting than thank thanked thankful thanking thanks that the the-star theatre thebogotapost thedailystar
    theft their them theme themselves then theory thepeninsulaqatar therapist there thereafter therefore these
    thestandard thestar they thick thieves thigh thin thing things think thinking thinks third third-degree this
    thorough those though thought thoughts thousand thousands threat threaten threatened threatening threatens
    threats three three-year threw throat through throughout throw throwing thrown thugs thus ticket tickets
    ticotimes tide tied ties tight tighten tightening till time timeline timely times timesofoman timing tinted tiny
    tip tips tire tired tires title titled titles to tobacco today todaynicaragua toddler together told tolerance
    tolerated toll tomatoes tomorrow ton tone tonight tonnes tons too took tool tools top topic topics topped topple
    tore torn torpedo torso torture tortured tossed total totally touch touched touching tough tour tourism tourist
    tourists tournament tours toward towards towed towel tower town towns toxic toy toys trace traced track tracked
    tracking tracks trade traded traders trading tradition traditional traditionally traditions traffic trafficking
    tragedies tragedy tragic trail trailer train trained training trains trajectory transaction transactions
    transfer transferred transferring transform transformation transit transition translated translation
    transmission transmitted transparency transparent transport transportation transported transporting trap trapped
    trash trauma traumatic traumatized travel traveled travelers traveling travelled travelling travels treason
    treat treated treating treatment treaty tree trees tremendous trend trends trial trials tribal tribe tribes
    tribunal tribute tributes tribweb tried tries trigger triggered triggering trillion trio trip tripartite triple
    trooper troopers troops tropical trouble troubled troubling truce truck trucks true truly trust trusted truth
    try trying tune tuned tunnel tunnels turn turned turning turns tweet tweeted twenty twice twin twins two
    two-year ty-article type types typical typically ud ugly ultimately ultra umbrella unable unacceptable
    unanswered unarmed unaware unbelievable unborn uncertain uncertainty uncle unclear uncomfortable uncommon
    unconscious unconstitutional uncooperative uncovered under undercover undergo undergoing undergone underground
    underlined underlying undermine undermined undermining underneath underscored understand understanding
    understands understood undertaken undertaking underwater underway underwent undisclosed unemployed unemployment
    unexpected unfair unfolded unfolding unfortunate unfortunately unharmed unidentified unified uniform uniformed
    uniforms unilateral unincorporated uninjured unintentional unintentionally uninvited unions unique unit unite
    units unity universal universities unknown unlawful unlawfully unleashed unless unlike unlikely unloaded
    unloading unlocked unmanned unmarked unnamed unnecessary unprecedented unreal unrelated unresponsive unrest
    unsafe unsecured unsolved unspecified unstable unsuccessful unsuccessfully unsupervised unsure until unusual
    unveiled up upazila upcoming update updated updates updating upgrade upgraded uphold uploaded upon upper
    uprising uprisings ups upset upstairs uptick urban urge urged urgency urgent urgently urging us use used useful
    useless user users uses using usual usually utility utmost vacant vacation vaccinated vaccination vaccine
    vaccines vacuum vague valid valuable value valued values varieties variety various vary varying vast vegetable
    vegetables vehicle vehicles vendor vendors venture venue verbal verdict verge verification verified verify
    version versus very vessel vessels vest vests veteran veterans via viable vibrant vice vicinity vicious victim
    victims victory video videos view viewed viewers viewing views vigil vigilant village villagers villages violate
    violated violates violating violation violations violence violent violently viral virtual virtually virus visa
    visas visible visibly vision visit visited visiting visitor visitors visits vital vocal voice voiced voices
    volatility volume volumes voluntarily voluntary volunteer volunteers vomiting vote voted voters votes voting
    vowed vows vulnerable wage wages waging waistband wait waited waiting waits waived wake walk walked walking
    walks wall wallet walls want wanted wanting wanton wants war war-battered war-torn warehouse warfare warm
    warming warn warned warning warnings warns warplane warplanes warrant warranted warrants warring wars warship
    was wash washed waste watch watchdog watched watching water waters wave waves waving way ways we weak weaken
    weakened weakening weakness wealth wealthy weaner weapon weapons wear wearing weather web website websites
    wedding week weekend weekends weekly weeks weighing weight welcome welcomed welfare well well-known well-liked
    went were weren westbound western wet wh whale whales what whatever whatsoever wheat wheel wheelchairs when
    whenever whenua where whereabouts whereas wherever whether which while whilst white who whoever whole whom whose
    why wide widely wider widespread widow wife wild wildlife will willing willingness win wind window windows winds
    windshield wine wing winner winners winning winter wiped wireless wish wished wishes wishing with withdraw
    withdrawal withdrawn withdrew withheld within without witness witnessed witnesses witnessing woke woman women
    won wonder wondered wonderful wondering wonders wont wood wooded woods word words wore work worked worker
    workers workforce working workplace works workshop workshops world worlds worldwide worried worries worry worse
    worsened worst worth would wouldn wound wounded wounding wounds wrap wrapped wreck wrecked wrested wrist write
    writer writers writes writing written wrong wrote ws yard yards year year-old year-olds years years-old yelled
    yelling yellow yen yeol yes yesterday yet yield yo you young younger youngest your yourself youth youths yuan za
    zero zone zones
    """.split()
) | frozenset("commonwealth god grill metro street ward".split())  # ordinary, though seldom written small
