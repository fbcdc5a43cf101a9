"""The ordinary words of English news: what a capital letter or its absence says nothing about.

Words that stand in lower case at least eight times, and in a third of their places, in some 4,000 news articles of the
development corpora (counts of ours; no names, and nothing of any article). A sentence's first word, a headline or a
text without capitals is read with their help: "Police" is no village, "in march" no town.
"""

from __future__ import annotations

ORDINARY = frozenset(
    """
    aa abandoned abc abdomen ability able abolition about above abroad absence absent absolute absolutely absurd
    abuse abused abuses abusing abusive academic academy accelerate accelerated accelerating accept acceptance
    accepted accepting access accessed accessible accessory accident accidental accidentally accidently accidents
    accommodate accompanied accomplice accomplices accomplished accordance according accordingly account
    accountability accountable accounted accounting accounts accurate accusations accused accusing achieve achieved
    achievement achievements achieving acknowledge acknowledged acquaintance acquaintances acquainted acquire
    acquired acquiring acquisition acquitted acres across act acted acting action actions activate activated active
    actively activist activists activities activity actor actors actress acts actual actually ad adapt adaptation
    add added addiction adding addistribune addition additional address addressed addresses addressing adds adequate
    adjacent administered administration administrations administrative administrator administrators admission admit
    admits admitted admitting adopt adopted adult adults advance advanced advancement advances advantage advantages
    adverse advertising advice advised adviser advisers advisory advocacy advocated advocates affair affect affected
    affecting affects affidavit affiliate affiliated affiliation affirmed afford affordable aforementioned afraid
    africanews afrol after aftermath afternoon afterward afterwards again against age aged agencies agency agenda
    agent agents ages aggravated aggression aggressive aggressively ago agree agreed agreement agreements
    agricultural agriculture ah ahead aid aide aided aim aimed aiming aims ain air aircraft airlifted airline
    airlines airport airstrike ajw aka albawaba album alcohol alert alerted alerts alive aljazeera all allafrica
    allegations allege alleged allegedly alleges alleging alley alliance alliances allied allies allocated allow
    allowance allowed allowing allows ally almost alone along alongside already alriyadhdaily also altercation
    alternative although altogether always am amazing ambassador ambassadors ambitious ambulance ambulances ambush
    ambushed amended amendment amendments amid ammunition among amongst amount amounting amounts amp an analysis
    analyst analysts analyzed ancestral ancient and andina anger angry animal animals ankle anniversary announce
    announced announcement announcing annual annually anomalies anonymity anonymous anonymously another answer
    answered answering answers anti anti-violence anticipate anticipated anxiety anxious any anybody anymore anyone
    anything anytime anyway anywhere apart apartment apologize apologized apology app apparent apparently appeal
    appealed appeals appear appearance appeared appearing appears applicable applicant applicants application
    applications applied apply applying appoint appointed appointment appointments appraisal appreciate appreciated
    appreciation apprehend apprehended approach approached approaches approaching appropriate approval approve
    approved approximately aptnnews ar arabtimesonline arbitrary archaeological archaeology archipelago architect
    architecture archives are area areas argue argued argues arguing argument arguments arm armed arms army around
    arraigned arraignment arrange arranged arrangements arrest arrested arrests arrival arrive arrived arriving
    arson art article articles artificial artillery artist artists arts artworks as asahi aside ask asked asking
    asks asleep aspect aspects aspirations aspiring aspx assailant assailants assassination assault assault-style
    assaulted assaulting assaults asserted assertion assess assessed assessing assessment asset assets assigned
    assist assistance assistant assisted assisting associate associated associates associations assume assumed
    assuming assure assured asylum at athlete athletes athletic atmosphere attached attack attacked attacker
    attackers attacks attempt attempted attempting attempts attend attendance attended attendees attending attends
    attention attitude attorney attorneys attract attracted attracting attraction attractions attractive attributed
    au auction audience audiences audio audit aunt author authoritarian authorities authorization authorized authors
    auto automatic automatically autonomous autopsies autopsy avail availability available avenues average avoid
    avoided await awaiting awake awakened award awarded awards aware awareness away awful az babies baby babysitter
    babysitting back backed background backing backlash backpack backs backseat backup backyard bad badly bag
    baggage bags baht bail bailiffs bal balance balanced ball ballistic balloons ballot baltsun bam ban banana band
    bang bangkokpost bank banking banks banned banning bar barbecue barber barbershop barely bargaining barrage
    barrel barricaded bars base baseball based basement bases basic basically basis basketball bathroom batimes
    battery battle be beaches bear bearing bears beat beating beautiful beauty became because become becomes
    becoming bed bedroom beds beef been beer bees before began begin beginning begins begun behalf behavior
    behaviour behind being beings belief beliefs believe believed believes believing belly belong belonged belonging
    belongings belongs beloved below belt bench beneficial beneficiaries beneficiary benefit benefited benefits
    bereaved beside besides best better between beyond bicycle bicyclist bid big bigger biggest bike biker bikers
    bikes bilateral bill billion billions bills biodiversity biological bird birds birth birthday bishop bit bizarre
    black blame blamed blanket blasted blasting blasts bleeding blind bloc block blockchain blocked blocking blocks
    blog blood bloodshed bloody blow blown blue board boarded boarding boards boasts boat boats bodies bodily body
    boiled bold bolster bomb bombers bombing bombings bombs bond bonds bone book booked booking books boom boost
    boosting boot border borders born borrowers borrowing boss both bottles bottom bought bouncer bound bow box
    boxer boxes boxing boy boycott boyfriend boys brain branch branches brand brands brass brave brawl brazen breach
    bread break breaking breaking-news breaks breathe breathing bribes brick bridge brief briefed briefing briefly
    bright bring bringing brings broad broadcast broader broke broken bronze brother brother-in brothers brought
    browser brutal brutally budget budgets build builders building buildings built bull bullet bullets bullying
    bunch burden burglary burial buried burned burning burst bursts bury bus buses bush bushes business businesses
    businessman businessmen busy but butcher buttocks buy buyers buying by bystander bystanders ca cab cabin cabinet
    cache caches cadets cafeteria calculated calendar calf caliber call called caller calling calls calm came camera
    cameras camp campaign campaigns camps campus can canceled cancelled cancer candidate candidates candlelight
    candles cane cannabis cannot cap capabilities capable capacities capacity capital caps captain capture captured
    car carbon card cards care cared career careful carefully careless caretaker cargo caring carjacked carjacking
    carjackings carnage carriage carried carrier carriers carries carry carrying cars cartel case cases cash casing
    casings cast caste casualties cat catch categories category cattle caught cause caused causes causing caution
    cautious cave cbc ceiling celebrate celebrated celebrating celebration celebrations celebrities cell cellphone
    cells censure cent centers central centre centres centuries century ceremony certain certainly certification
    certified chain chains chair chaired chairman chairperson chairs challenge challenged challenges challenging
    chamber champion champions chance chances change changed changes changing channels chaos chaotic chapter
    character characterized characters charge charged charges charging charity charter chase chased chasing chat
    cheap cheaper check checked checking checkpoints checks cheek cheese chef chest chicken chiefs child childhood
    children chiletoday chilli chilling chip choice choices choose choosing chose chosen chronic church churches
    cigarette cigarettes circles circulated circulating circumstances citations cited cities citing citizen citizens
    citizenship city civic civil civilian civilians cl claim claimed claiming claims clarified clarify clashed
    clashes class classes classification classified classmate classmates classroom classrooms clean cleaned cleaning
    clear clearance cleared clearing clearly clerk clever click clicking client clients cliff climate climb climbed
    climbing clinic clinics clip clock close closed closely closer closest closet closing closure clothes clothing
    cloud club clubs clues cn co co-worker coach coaches coal coalition coast coastal coastline coat cobalt cocaine
    cocoa coconut code coffee cold collaboration collapse collapsed collateral colleague colleagues collect
    collected collectibles collecting collection collective collectively colleges collision colonial color colored
    colorful colors colour column columnist coma combat combatants combating combination combined combing come comes
    comfort comfortable comforted coming commanded commander commanders commands commence commended comment
    commented comments commerce commercial commission commissioned commissioner commit commitment commitments
    committed committee committees committing commodities commodity common commonly commotion communal communicate
    communicating communication communications communities community compact companies companion company compare
    compared comparison compelled compensate compensation compete competing competition competitions competitive
    compiled complained complaint complaints complete completed completely completion complex complexes complexion
    complexity compliance complicated comply component components composition compound compounds comprehend
    comprehensive compromise computer computers concealed concept concern concerned concerning concerns concert
    concessions conclude concluded concludes conclusion concrete condemned condition conditional conditions
    condolences conduct conducted conducting conducts conference conferences confessed confidence confident
    confidential confined confirm confirmation confirmed confirms confiscated conflict conflicting conflicts
    confront confrontation confronted confused confusing confusion congratulated conjunction connect connected
    connecting connection connections connectivity connects conscious consciousness consecutive consensus
    consequence consequences conservation conservative conservatives consider considerable considerably
    consideration considerations considered considering considers consistent consistently consists console
    conspiracy constable constant constantly constituency constituted constitutes constitution constitutional
    constructed construction consultant consultation consulted consulting consumer consumers consuming consumption
    contact contacted contacts contain contained container containers containing contains contemporary contempt
    contend content contest contested context continent continuation continue continued continues continuing
    continuous continuously contract contracted contracts contrary contrast contribute contributed contributing
    contribution contributions control controlled controlling controls controversial controversy convened
    convenience convention conversation conversations convicted conviction convictions convince convinced cooked
    cooking cookout cool cooperate cooperated cooperating cooperation cooperative coordinate coordinated coordinates
    coordinating coordination coordinator cop cope copper cops copy cord core corn corner coronavirus coroner
    corporate corporations correct corrected correspondent corresponding corridor corrupt corruption cost costly
    costs costume couch could counseling counselors count counted counter counterpart counterparts counties
    countries country counts coup couple courage courageous course courses court courthouse courtroom courts
    courtyard cousin cousins cover coverage covered covering covers crack crackdown crash crashed crashes crazy
    cream create created creates creating creation creative creativity credentials credibility credible credit crew
    crews cried crime crimes criminal criminally criminals crises crisis criteria critical critically criticised
    criticism criticized critics crop crops crore cross crossed crossfire crossing crowd crowded crowds crucial
    cruel cruelty cruise cruiser cry crying crypto cryptocurrencies cryptocurrency ctor cuisine culinary cultivated
    cultural culturally culture cultures curb currency current currently curry custody customer customers customs
    cut cuts cutting cycle dad daily dam damage damaged damages damaging dance dancing danger dangerous dangers
    dared dark dark-colored darkness data database date dated dates dating daughter daughters day daycare daylight
    days db dead deadliest deadly deal dealer dealers dealing deals dealt death deaths debate debris debt debts
    debut decade decades deccanherald deceased decent decide decided decides decision decisions declaration declare
    declared decline declined declining decrease decree dedicated dedication deemed deep deeper deepest deeply deer
    defamatory default defeat defeated defence defend defendant defendants defended defender defenders defending
    defense defensive deficit define defined definitely deforestation degree degrees delay delayed delays delegates
    delegation deleted deli deliberate deliberately delicious delinquency deliver delivered delivering delivery
    demand demanded demanding demands democracy democratic demonstrate demonstrated demonstrates demonstrating
    demonstration demonstrations denied denounce denounced deny departments departure depend dependence dependent
    depending depends deployed deployment deported depot depression depth deputies deputy descendants descended
    describe described describes describing description descriptions desert deserve deserved design designated
    designed designs desire desk desperate despite destination destinations destroy destroyed destroying destruction
    detail detailed details detain detained detainees detaining detect detected detective detectives detectors
    detention determination determine determined determining detne detroitnews devastated devastating develop
    developed developer developers developing development developments device devices devoted diagnosed diagnosis
    diagram dialogue diariodecuba dice dictator dictatorship did die died dies diesel diet difference differences
    different differently difficult difficulties difficulty dig digging digit digital dignity diners dinner
    diplomacy diplomatic dire direct directed directing direction directions directives directly director directors
    directs dirty disability disabled disagreement disappear disappearance disappeared disappointed disaster
    disbelief discarded discharge discharged discharging disciplinary discipline disclose disclosed discover
    discovered discovery discrimination discuss discussed discussing discussion discussions disease diseases dish
    dishes dismiss dismissal dismissed disorder disorderly dispatch dispatched dispatcher dispatchers disperse
    displaced display displayed displaying disproportionately dispute disputed disputes disregard disrupt disrupted
    dissolved distance distinguished distraught distress distribute distributed distributing distribution district
    districts disturbance disturbed disturbing diverse diversity diverted divide divided diving divorce do doctor
    doctors document documentary documented documents does dog dogs doing dollar dollars domestic domestically
    dominance dominant dominated donate donated donation donations done donor donors door doors double doubled doubt
    down downstairs downtown dozen dozens draft drag dragged drain drama dramatic draw drawing drawn draws dream
    dreamed dreams dress dressed dresser drew dried drilling drink drinking drinks drive-by driven driver drivers
    drives driveway driving drone drones drop dropped dropping drops drought drove drowning drug drug-related drugs
    drum drunk dry dubbed ducked ducking dude due dumping duo duplex duration during dust duties duty dwelling
    dwindling dying dynamic each eager ear earlier earliest early early-morning earn earned earning earnings earth
    earthquake ease easier easily easing eastbound eastern easy eat eating echoed economic economies economist
    economists economy ecosystem ecuadortimes ed edge edible edit edition editor educate educated education
    educational educators ef effect effective effectively effectiveness effects efficiency efficient efficiently
    effort efforts egypttoday eight either elaborate elbow elder elderly elders eldest elect elected election
    elections electoral electric electrical electricity electronic electronics element elements eligibility eligible
    eliminate eliminated eliminating elite elsalvadorinenglish else elsewhere em email embassy embrace embraced
    emerge emerged emergency emerging emissions emotion emotional emotions emphasized empire emplacement emplacing
    employ employed employee employees employers employment employs empower emptied empty enable enables enacted
    encampment encounter encountered encourage encouraged encourages encouraging end endangered endangering
    endangerment ended ending ends endure enduring enemies enemy energetic energy enforced enforcement engage
    engaged engagement engaging engine engineer engineering engineers engulfed enhance enhancing enjoy enjoyed
    enjoying enormous enough enrolled ensued ensure ensured ensuring enter entered entering enterprises
    entertainment entire entirely entities entitled entity entrance entrepreneurs entrepreneurship entry environment
    environmental epidemic equal equality equally equipment equipped equity equivalent era eradication erosion
    errant erupted escalated escalating escalation escalator escape escaped escort escorted especially esports
    essential essentially establish established establishing establishment estate estimate estimated estimates
    estranged etc ethics ethnic evacuated evaluating evaluation even evening event events eventually ever every
    everybody everyday everyone everything everywhere evidence evident evil evolving ex ex-girlfriend ex-wife exact
    exactly examination examine examined examiner example examples exams exceed exceeded excellence excellent except
    exception exceptional exceptionally excess excessive exchange exchanged exchanges excited exciting excluded
    exclusive exclusively executed executing execution executions executive exercise exercised exercises exercising
    exhibition exile exist existed existence existing exists exit exited exiting expand expanded expanding expansion
    expatriates expats expect expectancy expectations expected expecting expects expedition expelled expenses
    expensive experience experienced experiences experiencing expert expertise experts expiring explain explained
    explaining explains explanation expletive exploration explore exploring explosion explosive explosives export
    exported exports exposed exposure express expressed expressing expression expulsion ext extend extended
    extending extension extensions extensive extent exterior external extinction extortion extra extraction
    extradited extradition extrajudicial extraordinary extreme extremely extremities eye eyes ez face faced faces
    facial facilitate facilitated facilitates facilitating facilitation facilitator facilitators facilities facility
    facing fact faction factions factor factories factors factory facts faculty fail failed failing failure fair
    fairly faith fake fall fallen falling falls false fame famed familiar families family famous fan fans fantastic
    far farm farmer farmers farming farms fashion fast faster fastest fatal fatalities fatality fatally fate father
    fathers fault favor favorite favour favourite fear feared fears feature featured features featuring fed federal
    federally fee feed feedback feeding feel feeling feelings feels fees feet fell fellow felon felonious felony
    felt female females fence fertiliser fertilisers festival feud few fewer fianc fiction field fields fierce fifth
    fight fighter fighters fighting fights figure figures file filed filing fill filled filling film filmed filming
    films final finalised finally finals finance finances financial financially financier financing find finding
    findings finds fine fined finger fingers finish finished finishing fintech fire firearm firearms firecrackers
    fired firefighter firefighters fires fireworks firing firm firmly firms first first-degree fiscal fish fishermen
    fishing fist fit fitting five five-year fixed fixing flag flagged flags flames flash flashing flat flavours fled
    flee fleeing fleet flew flexibility flight flights flood flooded flooding floods floor flow flower flowers flown
    flows fly flying focus focused focuses focusing folks follow follow-on followed followers following follows food
    foods foot footage football footprint footsteps for force forced forces forcing forearm forecast forecasts
    forehead foreign foreigners forensic forest forests forever forget forgive forgot forgotten form formal formally
    formation formed former formerly forms forth forthcoming fortunate forum forward forwarded fought foul found
    founded founder founders founding four four-door four-year fourth fragment fragments frame framework frankly
    frantic frantically frass fraud free freedom freedoms freely freep freeway frequent frequently fresh freshman
    fried friend friendly friends friendship frightened frightening from front frozen fruit frustrated frustrating
    frustration fuel fugitive fugitives fulfill full fully fun function functions fundamental funded funding funds
    funeral funny further fusion future gain gained gaining gains gambling game games gang gang-related gangs gap
    garage garbage garden gas gasoline gate gather gathered gathering gatherings gauge gave gay gear gender general
    generally generate generated generating generation generations genocide gentleman genuine geographical get
    getaway gets getting gh giant giants gift gifts girl girlfriend girls give given gives giving glad glass glasses
    glimpse global globally globe glory glove gloves go goal goals goes gofundme going gold golden gone gonna good
    goodbye goods gossip got gotten gov governance governing government governmental governments governor governors
    grab grabbed grabbing grace grade grader gradual gradually graduate graduated graduates graduating graduation
    grain grams grandchildren granddaughter grandfather grandkids grandmother grandparents grandson grant granted
    granting grants graphic grass grassroots grassy grateful gratitude grave gravely gray graze grazed grazing great
    greater greatest greatly green grenade grenades grew grid grief grieve grieving grilled grim grip grocery groin
    gross ground grounds group groups grow growing grown grows growth guarantee guaranteed guarantees guard guarded
    guardian guardians guards guerrilla guerrillas guess guest guests guez guidance guide guided guidelines guides
    guilt guilty gulf-times gum gun gunfight gunfire gunman gunmen gunned gunpoint guns gunshot gunshots guy guys
    gym haaretz had hail hailed hair half hallway halt halted hand handcuffed handcuffs handed handful handgun
    handguns handle handled handling hands hang hanging happen happened happening happens happiness happy harassing
    harassment hard harder hardly hardship harm harmed harmful harmony harsh harvest harvested has hashtag hasn hat
    hate hatred have haven having hazard he head headed heading headline headlines headquarters heads heal healing
    health healthcare healthy hear heard hearing hearings heart heartbreaking heartbroken heartfelt hearts heat
    heavily heavy heavyweight hectares hedges height heightened heinous held helicopter hell helmet help helped
    helper helpful helping helps hence her herd here heritage hero heroes heroin herself hesitate hid hidden hide
    hiding high high-powered higher highest highlight highlighted highlighting highlights highly highways hike him
    himself hindustantimes hip hire hired hiring his historian historic historical historically history hit hits
    hitting hk hold holders holding holds hole holes holiday holidays hollering holster home homeland homeless
    homemade homeowner homeowners homepage homes hometown homicide homicides homosexuality homosexuals hondurasnews
    honest honey honor honored honour honoured hooded hoodie hookah hop hope hoped hopeful hopefully hopes hoping
    horrible horrific horror horse horses hospital hospitality hospitalized hospitals host hostage hostages hosted
    hostel hostile hosting hosts hot hotel hotels hotline hour hours house household households houses housing how
    however hr https hub hug huge human humanitarian humanity humans humor hundred hundreds hung hunger hungry hunt
    hunter hunters hunting hurry hurt hurting hurts husband ica ice icon iconic idea ideal ideas identification
    identified identifies identify identifying identities identity ideological ideology if ignored ignoring ill
    illegal illegally illicit illness images imagine imagined immediately immigrant immigrants immigration imminent
    immunity impact impacted impacts impaired implement implementation implemented implementing implicated
    implications import importance important importantly imported imports imposed impossible impressed impression
    impressive imprisoned imprisonment improve improved improvement improvements improving improvised in in-focus
    in-the inaugurated inauguration inbox incarcerated incarceration incentive incentives inches incident incidents
    include included includes including inclusion inclusive income incomes incoming increase increased increases
    increasing increasingly incredible incredibly incumbent indeed independence independent index india-news
    indicate indicated indicates indicating indication indications indicators indicted indictment indirect
    indiscriminate individual individuals industrial industries industry inequality infant infected infection
    infections infectious inflation inflationary inflicted influence influencer influencers info inform informal
    informant information informed infrastructure ingles ingredients inhabitants initial initially initiate
    initiated initiative initiatives injure injured injures injuries injuring injury injustice inmate inmates inner
    innocence innocent innovation innovative inquiries inquiry insects insecurity inside insight insisted insists
    inspection inspector inspectors inspiration inspired instability installation installed instance instances
    instant instead institutes institution institutional institutions instructed instructions insufficient insurance
    insurgency insurgent insurgents int integrated integration integrity intellectual intelligence intend intended
    intends intense intensified intensity intensive intent intention intentional intentionally intentions inter
    interaction interest interested interesting interests interfere interference interfering interim internal
    internally international internationally internet interrupted intersection intervene intervened intervention
    interview interviewed interviewing interviews intimidation into introduce introduced introduction intruder
    intruders invasion invest invested investigate investigated investigates investigating investigation
    investigations investigative investigator investigators investing investment investments investor investors
    invisible invitation invite invited involuntary involve involved involvement involves involving iol ipsnews iron
    irregular irregularities irrigation is island islands isolated isolation israel-news issue issued issues issuing
    it item items its itself iwi jacket jail jailed jaw jeans jewelry jihad job jobs join joined joining joins joint
    jointly joke jordantimes journalism journalist journalists journey joy judge judges judgment judicial judiciary
    juice jump jumped jumping junior junta jurisdiction jurors jury just justice justified justify juvenile
    juveniles ka kashmirobserver keen keenness keep keeping keeps kept key keys kg kgs khaleejtimes kick kicked kid
    kidnapped kidnapping kids kill killed killer killing killings kills kilograms kilometers kilometres kin kind
    kinds kitchen km kmaw knee knees knew knife knives knocked knocking know knowing knowingly knowledge known knows
    koreaherald koreajoongangdaily kuwaittimes lab labor laboratory labour lack lacked lacking lacks ladies lady
    laid lakes land landed landfill landing landmark lands landscape lanes language languages lap large largely
    larger largest larvae laser last lasted lasting late late-night later latest latimes latter laugh laughing
    launch launched launching laundering laundromat law lawful lawmaker lawmakers laws lawsuit lawyer lawyers lay
    laying lead leader leaders leadership leading leads league leak leaning learn learned learning learnt least
    leave leaves leaving lectures led left leftist leg legacy legal legality legally legislation legislative
    legislator legislators legislature legitimate legs lematinal lenders lending length lengthy lenient less lesser
    lesson lessons let lethal letter letters letting level levels leverage lez liberal liberation library license
    licensed licenses lie lied lies lieu lieutenant life life-threatening lifestyle lifetime lift lifted lifting
    light light-colored lights like liked likely likes limit limitations limited limits line lined liner lines link
    linked linking links lion liquid liquidity liquor list listed listen listened listening listing lists lit
    literally literary literature lithium littered little live lived livelihood livelihoods liver lives livestock
    living load loaded loading loan loans lobby local locally locals locate located locating location locations lock
    lockdown lockdowns locked locks lodge lodged log logistical logistics lone long longer longest longtime look
    looked looking lookout looks loose looting lose losing loss losses lost lot lots loud loudspeaker love loved
    loves loving low lower lowest lucky luggage lunch lured luxury lvarez ly lying macadamia machine machines mad
    made magazine magazines magnificent magnitude mail main mainland mainly mainstream maintain maintained
    maintaining maintains maintenance major majority make maker makers makes makeshift making male males malicious
    mall malnutrition mama man mana manage managed management manager managers manages managing mandate mandatory
    manhunt manifesto manipulated manipulating manner manslaughter manual manufacturer manufacturing many map
    marched marginalised marijuana marine maritime marked markers market marketing markets marking marks maroon
    marriage married marshal marshals mask masked masks mass massacre massive master match matched matches matching
    material materials maternal matter matters mattress maximum may maybe mayor mayoral me meal meals mean meaning
    meaningful means meant meantime meanwhile measure measures meat mechanism mechanisms medal media medical
    medically medication medicine medicines medics medium meet meeting meetings meets mega megawatts melee member
    members membership memorandum memories memory men mental mentally mention mentioned mentioning merchandise
    mercopress merely mess message messages met metal metals meters methamphetamine methods metre metres
    mexicodailypost mezcal mid middle midnight midst might migrant migrants migrate migration mile miles milestone
    militant militants military militia militias milk milligazette million millions min mind minds mine mineral
    minerals mines mini minimize minimum mining minister ministerial ministers ministry minivan minor minorities
    minority minors minute minutes miracle misconduct misdemeanor mishandling misleading mismanagement miss missed
    missile missiles missing mission missions mistake mistakes mitigation mix mixed mm mn mobile mobilise mobilised
    mobility mode model models moderate modern module mom moment moments momentum monetary money monitor monitored
    monitoring monkeypox monster month month-old monthly months montsame mood moose moral moratorium more morgue
    morning mortar mortgage mosque most mostly motel mother mothers motion motions motivated motivation motive
    motives motor motorcycle motorcycles motorists mountain mountains mounted mounting mourn mourners mourning
    mourns mouth move moved movement movements moves movie movies moving mp much multi multiple municipal
    municipalities municipality munitions murder murder-suicide murdered murdering murders muscle museum mushroom
    music musical must mutual my myself mystery na naaq name named namely names namibian naming narcotics narrative
    narrow narrowly nation national national-news nationals nationmultimedia nationwide native natural naturally
    nature nau naval navigate ndez near nearby nearest nearly necessarily necessary necessities necessity neck need
    needed needs needy negative neglect negligence negligent negotiate negotiated negotiating negotiation
    negotiations negotiators neighbor neighborhood neighborhoods neighboring neighbors neighbouring neighbours
    neither nephew nephews nervous net network networks never new newer newly news news-story newsghana newsletters
    newspaper newspapers newsroompanama next nez nguez nice nickel nickname niece nieces night nightclub nightmare
    nights nightstand nine ninth no nobody noise noises nominee non non-critical non-emergency non-fatal non-life
    none nonprofit noon nor normal normalization normally northbound northeast northeastern northern northwest nose
    not notable notably note noted notes nothing notice noticed notification notifications notified notify noting
    novel now nowhere np nuclear nuisance number numbers numerous nurse nz obituary object objected objections
    objective objectives objects obligation obligations observation observed observerbd observers obstructing
    obstruction obtain obtained obtaining obvious obviously occasion occasionally occasions occupancy occupant
    occupants occupation occupied occur occurred occurrence occurring ocean octopus of of-the off off-duty offence
    offences offender offenders offense offenses offensive offer offered offering offers office officer
    officer-involved officers offices official officially officials offshore often oh oil okay old older oldest olds
    on on-going once one one-year ones ongoing online only onto op open opened opening openly opens opera operate
    operated operates operating operation operations operator operators opinion opinions opium opponent opponents
    opportunities opportunity oppose opposed opposing opposite opposition optimism optimistic option options or oral
    ordeal order ordered orders ordinance ordinary org organic organisation organisations organised organisers
    organization organizations organize organized organizing organs ori origin original originally originated
    orlandosentinel other others otherwise our ourselves out outbreak outbreaks outcome outcomes outdoor outfit
    outgoing outlet outlets outpouring output outraged outside outstanding over overall overcome overcoming
    overnight overseas oversee overseeing oversees oversight overwhelmed overwhelming owed own owned owner owners
    ownership owning owns pace pack package packed pact page paid pain painful paint painted painting paintings pair
    palace palm pan panafricanvisions pandemic panel panic panicked pants paper papers paperwork parade paradise
    parallel paralyzed paramedics paramilitary paraphernalia parent parents parked parking parks parliament
    parliamentary parole part partially participants participate participated participating participation particular
    particularly parties partly partner partnered partners partnership partnerships parts party partygoers partying
    pass passage passed passenger passengers passes passing passion past pastor pastors path patience patient
    patients patio patriotic patrol patrolling patrols patron patrons pattern patterns pay paying payment payments
    pays pe peace peaceful peacefully peak pedestrian pedestrians peers pellets pen penalties penalty pending
    pension people peoples per percent percentage perfect perform performance performed performing perhaps perimeter
    period periods permanent permanently permission permit permits permitted perpetrator perpetrators persecution
    person personal personalities personality personally personnel persons perspective peso pet petition petroleum
    pez pgtype phase phenomenon phone phones photograph photographer photographs photos php phrase phtml physical
    physically pic pick picked picking pickup picture pictured pictures piece pieces pierced piercing pilgrimage
    pilgrims pillars pills pink pistol pistols pit pizza place placed places placing plague plan plane planet
    planned planning plans plant planted plants plastic plate plates platform platforms play played player players
    playground playing playpause plays plea plead pleaded pleading pleas please pleased pledge pledged pledges
    pledging plenty plot plus pm pocket pockets poetry point pointed pointing points polar pole police policies
    policy polio political politically politician politicians politics poll polling polls pollution pool poor
    poorest pop popular popularity population populations porch pork port portal portfolio portion portlandoregon
    ports pose posed poses position positions positive positively possess possessing possession possibilities
    possibility possible possibly post posted poster posting postponed posts potato potential potentially pound
    pounds poured poverty pow power powered powerful powers practical practice practices practicing praised pray
    prayed prayer prayers praying pre precaution precautions precious precise precision predecessor predict
    predicted prefecture prefer preferred pregnant preliminary premature premeditated premier premises premium
    preparation preparations prepare prepared prepares preparing prescribed presence present presentation presented
    presenting preserve preserving presided presidency president presidential presidents press pressed pressing
    pressure pressures prestigious pretty prevalent prevent preventable prevented preventing prevention preventive
    previous previously price prices pride priest priests primarily primary prime principal principle principles
    printing prior priorities priority prison prisoner prisoners prisons privacy private privately privilege
    privileges prize pro probable probably probation probe probing problem problems procedure procedures proceed
    proceedings proceeds process processed processes processing procession procurement produce produced producer
    producers produces producing product production productive productivity products profession professional
    professionalism professionals professor profile profit profits profound program programme programmes programming
    programs progress progressive prohibited project projected projectile projects prolonged prom prominent promise
    promised promises promising promote promoted promotes promoting promotion promotional prompted prompting
    pronounced proof propaganda propelled proper properly properties property proposal proposals proposed prosecute
    prosecuted prosecuting prosecution prosecutor prosecutors prospect prospects prosperity prosperous prostitution
    protect protected protecting protection protective protest protested protesters protesting protestors protests
    protocols proud prove proved proven provide provided provider providers provides providing province provinces
    provincial provision provisions provocations proximity psychiatric psychiatrist psychological psychologist
    public publication publicly published publishers publishing pull pulled pulling pulque pump punish punished
    punishment pupils purchase purchased purchases purchasing purely purpose purposes purse pursue pursued pursuing
    pursuit push pushed pushing put puts putting quadruple quake qualified qualify qualifying quality quantities
    quantity quarantine quarter quest question questioned questioning questions quick quickly quiet quit quite quo
    quota quote quoted race racial racing racism racist rack racks radical radio rage raid raided rail railroad
    railway rain rainbow rainforest rains rainy raise raised raises raising rallied rally rampage ran random
    randomly rang range ranged ranging rank ranked ranking rankings ranks ransom rap rape raped rapid rapidly rapper
    rare rarely rate rates rather rating ratings ratio ration raw reach reached reaches reaching react reacted
    reaction reactions reactor reactors read readers readiness reading reads ready real realised realistic reality
    realize realized realizing really rear reason reasonable reasons reassure rebel recall recalled recalls receive
    received receiving recent recently reception recession recipes reckless recklessly recklessness recognised
    recognition recognize recognized recognizes recommend recommendation recommendations recommended reconcile
    reconciliation record recorded recording recordings records recounted recover recovered recovering recovery
    recruited recruiting recruitment red redistributed reduce reduced reducing reduction reeling refer reference
    referendum referred referring refers reflect reflected reflection reflects reform reforms refrain refrigerator
    refuge refugee refugees refusal refuse refused refusing regard regarded regarding regardless regards regime
    regimes region regional regions register registered registering registration regret regular regularly regulate
    regulation regulations regulatory rehabilitation reintegration reiterated rejected rejection related relating
    relation relations relationship relationships relative relatively relatives release released releasing
    relentless relevance relevant reliable relief relieved religion religions religious relocation reluctant rely
    relying remain remainder remained remaining remains remarkable remarked remarks remember remembered remembers
    remind reminded reminder remorse remote removal remove removed removing render rendered renewable renewed
    renowned rent rental rented rents reopened reopening repair repatriation repeat repeated repeatedly replace
    replaced replacing replied reply report reported reportedly reporter reporters reporting reports represent
    representation representations representative representatives represented representing represents repression
    repressive reputation request requested requesting requests require required requirement requirements requires
    requiring rescue rescued research researcher researchers reserve reserved reserves reshuffle reside residence
    residency resident residential residents resign resignation resigned resilience resilient resist resistance
    resisting resolution resolve resolved resolving resort resource resources respect respected respectful
    respective respectively respond responded respondents responders responding response responses responsibilities
    responsibility responsible rest restaurant restaurants resting restore restrained restraining restraint
    restrictions result resulted resulting results resume resumed retail retaliate retaliation retired retirement
    retiring retreat retreated retrieve retrieved return returned returning returns reveal revealed reveals revenge
    revenue revenues reverse review reviewed reviewing reviewjournal reviews revive revoked revolution revolutionary
    revolver reward rewritten rez rhetoric rice rich richest ricocheted rid riddled ride rider riders ridiculous
    riding rifle rifles right rights ring riots rise risen rises rising risk risks rival rivers rnz roadmap roads
    roadside roadway rob robbed robber robberies robbers robbery robot robust rock rocket rocket-propelled role
    roles roll rolled rolling roof room rooms rooted roots rose roster rotation rough roughly round rounds route
    routes routine routinely row royalties rugby ruins rule ruled ruler rules ruling rum rumors run running runs
    rural rush rushed rushing sa sacked sacrifice sad saddened sadness safe safeguard safely safer safest safety
    said sailed sake salaries salary sale sales salon same samples sanctions sanctuary sand sank sar sat
    satisfaction satisfied saudigazette save saved saving saw say saying says scale scam scandal scandals scarce
    scare scared scary scattered scenario scene scenes schedule scheduled scheme schemes scholar scholarship school
    schools science scientific scientist scientists scmp scope score scored scores scrap screamed screaming screams
    screen screening scrutiny scuffle sea seal sealed search searched searches searching seas season seasons seat
    seated seats sec second second-degree second-floor secondary seconds secrecy secret secretary secrets section
    sections sector sectors secular secure secured securing security sedan sedition see seeing seek seeking seeks
    seem seemed seemingly seems seen sees segment segments seized seizure select selected selection self
    self-defense self-inflicted sell sellers selling semi semi-automatic semiautomatic seminar senator send sending
    sends senior sensation sense senseless sensitive sent sentence sentenced sentences sentencing sentiment
    sentiments separate separated separately separation sergeant serial series serious seriously seriousness serve
    served serves service services serving session sessions set sets setting settle settled settlement seven
    seven-year seventh several severe severely severity sex sexual sexually sfchronicle shadow shaken shall shame
    shape shaping share shared shareholder shareholders shares sharing shark sharks sharp shattered she shed
    shedding sheep sheet shekels shell shells shelter shield shift ship shipment shipped shipping ships shipyard
    shirt shirts shock shocked shocking shocks shoe shoes shoot shoot-out shooter shooters shooting shootings
    shootout shoots shop shopping shops shores short shortage shortages shortly shot shotgun shots should shoulder
    shouldn shouted shouting show showcase showed shower showers showing shown shows shrapnel shut shy sibling
    siblings sick side sidelines sides sidewalk sidewalks siege sight sign signal signature signed significance
    significant significantly signing signs silence silent silver similar similarities simple simply simultaneously
    since sing singer singing single sirens sister sisters sit site sites sits sitter sitting situated situation
    situations six six-year sixth size sized skilled skills skin skull sky slain slammed slashed slated slaughter
    slaying slayings sleep sleeping slept slightly slipped slow slowed slowing slowly small small-arms smaller
    smallest smart smartphone smell smile smiles smiling smoke smoking smuggling snap sniper snow so soap soaring
    sobbing soccer social socialism socialist societies society socio socks soft software soil solar sold soldier
    soldiers sole solid solidarity solution solutions solve solved solving somber some somebody somehow someone
    something sometime sometimes somewhat somewhere son song songs sons soon sooner sophisticated sophomore sorority
    sorrow sorry sort sought soul sound sounded sounds soup source sources southbound southeastern southern
    southwest southwestern sovereign sovereignty space spaces span spanning sparked speak speaker speakers speaking
    speaks special specialist specialists specialized species specific specifically specify spectacular spectators
    speculate speculation sped speech speed speeding speedy spend spending spent spices spike spilled spin spirit
    spirits spiritual spit split spoke spoken spokesman spokesperson spokeswoman sponsored sport sporting sports
    spot spotlight spots spotted spray sprayed spread spreading spree spring spyware squad square stab stabbed
    stabbing stabilise stability stabilized stable stadium staff stage staged stages staging stairs stake
    stakeholders stall stalled stalls stance stand standard standards standing standoff stands star stars start
    started starting starts state stated statement statements states statewide stating station stationed stations
    statistics status stay stayed staying steadily steady steal stealing steel stem stemmed stemming stems step
    stepchildren stepfather stepped stepping steps stepson stick stigma still stimulate stock stole stolen stomach
    stones stood stop stopped stopping stops storage store stored stores stories storm stormed story straight
    stranger strangers strategic strategies strategy stray stream streamed streaming streets strength strengthen
    strengthened strengthening stress stressed stressing stretch stretcher strewn strict stricter strictly strike
    strikes striking string strip strive strong stronger strongly struck structural structure structures struggle
    struggled struggles struggling stuck student students studied studies studio study studying stuff stuffed
    stunned stupid style sub sub-commander subdivision subject subjected subjects submarine submarines submission
    submit submitted submitting subordinate subscription subsequent subsequently subsidiaries subsidiary subsidies
    subsidized subsidy substance substances substantial suburb suburban suburbs succeed succeeded success successful
    successfully succession successor succumbed such sudden suddenly suffer suffered suffering sufficient sugar
    suggest suggested suggesting suggests suicidal suicide suit suitable suited sum summary summer summit summoned
    summons sums sunny super supermarket supervised supervision supplied supplier suppliers supplies supply
    supplying support supported supporters supporting supportive supports supposed supposedly sure surface surfaced
    surge surgeries surgery surnamed surpassed surprise surprised surprising surrender surrendered surrounded
    surrounding surroundings surveillance survey surveyed surveys survival survive survived surviving survivor
    survivors suspect suspected suspects suspend suspended suspending suspension suspicion suspicious sustain
    sustainability sustainable sustained swarm swarmed sweatshirt sweeping sweet swift swiftly swimming swing
    switched sworn symbol symbols sympathy symptoms system systematic systemic systems table taboo tackle tactical
    tactics tag taipeitimes take taken takes taking tale talent talented talents talk talked talking talks tall
    tampering tan tank tap tape taped target targeted targeting targets task tasks taste tattoo tattoos taught
    tavern tax taxes taxpayers te tea teach teacher teachers teaching team teammates teams tears tech technical
    technician technicians techniques technological technologies technology teddy teen teenage teenager teenagers
    teens teeth tehrantimes telecommunications telephone television tell telling tells temperature temperatures
    temple temples temporarily temporary ten tend tennis tens tense tension tensions tent tents tenure term terminal
    termites terms terrible terrified terrifying territorial territories territory terror terrorism terrorist
    terrorists test tested testified testify testimony testing tests text texted texting than thank thanked thankful
    thanking thanks that the the-star theatre thebogotapost thedailystar theft their them theme themselves then
    theory thepeninsulaqatar therapist there thereafter therefore these thestandard thestar they thick thigh thin
    thing things think thinking thinks third third-degree this thorough those though thought thoughts thousand
    thousands threat threaten threatened threatening threats three three-year threw throat through throughout throw
    throwing thrown thugs thus ticket tickets ticotimes tide tied ties tight till time timeline timely times
    timesofoman tinted tiny tip tips tire tired tires title titled titles to tobacco today todaynicaragua toddler
    together told tolerance tolerated toll tomatoes tomorrow ton tone tonight tonnes tons too took tool tools top
    topic topics topped tore torn torpedo torso torture tossed total totally touch touched touching tough tour
    tourism tourist tourists tournament tours toward towards towed towel tower town towns toy toys trace traced
    track tracked tracking tracks trade traded traders trading tradition traditional traditionally traditions
    traffic trafficking tragedies tragedy tragic trail trailer train trained training trains trajectory transaction
    transactions transfer transferred transform transformation transit transition translated translation
    transmission transmitted transparency transparent transport transportation transported transporting trap trapped
    trash trauma traumatic traumatized travel traveled travelers traveling travelled travelling travels treason
    treat treated treating treatment treaty tree trees tremendous trend trends trial trials tribal tribe tribunal
    tribute tributes tribweb tried trigger triggered trillion trio trip triple trooper troopers troops tropical
    trouble troubled troubling truck trucks true truly trust trusted truth try trying tune tuned turn turned turning
    turns tweet tweeted twenty twice twin twins two two-year ty-article type types typical typically ud ugly ul
    ultimately ultra umbrella unable unacceptable unanswered unarmed unaware unbelievable unborn uncertain
    uncertainty uncle unclear uncomfortable uncommon unconscious unconstitutional uncooperative uncovered under
    undercover undergo undergoing undergone underground underlined underlying undermine underneath understand
    understanding understands understood undertaken underwater underway underwent undisclosed unemployed
    unemployment unexpected unfair unfolded unfortunate unfortunately unharmed unidentified uniform uniformed
    uniforms unilateral unincorporated uninjured unintentional unintentionally uninvited unions unique unit unite
    units unity universal universities unknown unlawful unlawfully unless unlike unlikely unloaded unloading
    unlocked unmanned unmarked unnamed unnecessary unprecedented unreal unrelated unresponsive unrest unsafe
    unsecured unsolved unstable unsuccessful unsupervised unsure until unusual unveiled up upazila upcoming update
    updated updates upgrade upgraded uphold uploaded upon upper ups upset upstairs uptick urban urge urged urgency
    urgent urgently urging us use used useful useless user users uses using usual usually utility utmost vacant
    vacation vaccinated vaccination vaccine vaccines vague valid valuable value valued values varieties variety
    various varying vast vegetables vehicle vehicles vendor vendors venture venue verbal verdict verge verified
    version versus very vessel vessels vest vests veteran veterans via viable vibrant vice vicinity victim victims
    victory video videos view viewed viewers viewing views vigil vigilant village villagers villages violate
    violated violating violation violations violence violent viral virtual virtually virus visa visas visible
    visibly vision visit visited visiting visitor visitors visits vital vocal voice voiced voices volatility volume
    volumes voluntarily voluntary volunteer volunteers vote voted voters votes voting vowed vulnerable wage wages
    waistband wait waited waiting waived wake walk walked walking walks wall wallet walls want wanted wanting wanton
    wants war warehouse warm warming warn warned warning warnings warns warrant warranted warrants wars warship was
    wash washed waste watch watchdog watched watching water waters wave waves waving way ways we weak weakening
    weakness wealth wealthy weaner weapon weapons wear wearing weather web website wedding week weekend weekends
    weekly weeks weighing weight welcome welcomed welfare well well-known well-liked went were weren westbound
    western wet wh whale whales what whatever whatsoever wheel wheelchairs when whenever whenua where whereabouts
    whereas wherever whether which while whilst white who whoever whole whom whose why wide widely wider widespread
    widow wife wild wildlife will willing willingness win wind window windows winds windshield wine wing winner
    winners winning winter wiped wireless wish wished wishes wishing with withdraw withdrawal withheld within
    without witness witnessed witnesses woke woman women won wonder wondered wonderful wondering wonders wood wooded
    woods word words wore work worked worker workers workforce working workplace works workshop workshops world
    worldwide worried worries worry worse worsened worst worth would wouldn wound wounded wounding wounds wrap
    wrapped wreck wrist write writer writers writes writing written wrong wrote ws yard yards year year-old
    year-olds years years-old yelled yelling yellow yen yeol yes yesterday yet yield yo you young younger youngest
    your yourself youth youths yuan za zero zone zones
    """.split()
)
