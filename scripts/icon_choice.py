"""Which of Lucide's icons are taken, by what other names an author may call them, and which say something by themselves."""

from __future__ import annotations


def _listed(table: str) -> frozenset[str]:
    """Names with spaces between them."""
    return frozenset(table.split())


CHOSEN = _listed(
    """
    shield shield-check shield-alert lock lock-open key fingerprint-pattern eye eye-off swords bomb crosshair target siren radar
    radiation biohazard skull flame triangle-alert circle-alert octagon-alert ban drone binoculars castle hard-hat
    handshake globe earth landmark scale gavel vote scroll scroll-text stamp signature flag megaphone languages crown podium
    user users user-check user-x users-round id-card speech hand hand-heart hand-coins thumbs-up thumbs-down heart
    coins banknote wallet credit-card piggy-bank bitcoin dollar-sign euro pound-sterling japanese-yen russian-ruble indian-rupee
    percent trending-up trending-down chart-column chart-line chart-pie receipt briefcase building building-complex store warehouse
    factory shopping-cart package container box gem pickaxe calculator presentation gauge activity
    fuel barrel droplet droplets zap plug battery wind sun moon atom solar-panel utility-pole dam wheat sprout leaf tree-pine trees
    tractor mountain waves-horizontal fish thermometer snowflake cloud cloud-rain cloud-lightning umbrella recycle
    ship anchor plane plane-takeoff train-front truck car bus bike helicopter route road rocket satellite satellite-dish radio
    radio-tower compass map map-pin navigation signpost milestone luggage footprints
    cpu server database code terminal bug bot brain network wifi smartphone laptop monitor printer hard-drive mouse-pointer
    git-branch puzzle blocks layers settings wrench hammer sliders-horizontal microchip camera video mic headphones tv qr-code
    workflow robot-arm power signal
    house school university graduation-cap hospital heart-pulse stethoscope syringe pill baby accessibility church mosque tent
    utensils coffee person-standing face-slightly-smiling face-slightly-frowning microscope flask-conical test-tube dna telescope virus
    phone mail message-circle message-square messages-square bell book book-open library file file-text folder clipboard-list
    clipboard-check newspaper notebook-text pen pencil paperclip link unlink external-link search quote send share-2 at-sign
    inbox archive tag bookmark image download upload
    clock calendar calendar-check timer hourglass alarm-clock rotate-ccw-clock
    check x plus minus equal circle-check circle-x circle-question-mark info lightbulb star award trophy medal badge-check sparkles
    gift party-popper arrow-up arrow-down arrow-left arrow-right arrow-up-right arrow-down-right arrow-left-right arrow-up-down
    refresh-cw repeat circle square triangle list list-checks funnel play pause life-buoy infinity split merge log-in log-out
    door-open construction scissors
    """
)
"""The icons that briefings need, by Lucide's names."""


def _names(table: str) -> dict[str, str]:
    """`icon: name name …`, a line each, as name -> icon. Underscores of short codes are written as hyphens."""
    lines = (line.split(":") for line in table.strip().splitlines())
    return {name: icon.strip() for icon, names in lines for name in names.split()}


ALIASES = _names(
    """
    shield: security defence defense protection
    shield-check: protected
    lock-open: unlock
    fingerprint-pattern: fingerprint identity
    eye: eyes visibility watch
    swords: crossed-swords conflict war military
    target: dart goal
    crosshair: aim
    siren: rotating-light alarm emergency
    radiation: radioactive nuclear
    skull: skull-and-crossbones death
    flame: fire gas
    triangle-alert: warning alert-triangle alert risk danger caution
    circle-alert: alert-circle exclamation heavy-exclamation-mark important
    octagon-alert: alert-octagon stop stop-sign octagonal-sign
    ban: no-entry no-entry-sign forbidden prohibited sanction sanctions
    hard-hat: construction-worker labour labor
    handshake: partnership agreement deal alliance cooperation
    globe: globe-with-meridians world international
    earth: earth-africa earth-americas earth-asia globe-2
    landmark: bank classical-building government institution politics diplomacy
    scale: balance-scale law justice balance scales
    gavel: court judge judgement
    vote: ballot-box ballot election elections
    scroll: treaty
    flag: triangular-flag-on-post checkered-flag flags
    megaphone: loudspeaker mega announcement
    languages: language translation
    user: bust-in-silhouette person
    users: busts-in-silhouette people team group society
    users-round: family
    speech: speaking-head
    hand: raised-hand
    hand-heart: aid charity support
    hand-coins: investment
    thumbs-up: thumbsup like
    thumbs-down: thumbsdown dislike
    coins: moneybag money coin finance economy budget
    banknote: dollar money-with-wings cash
    dollar-sign: heavy-dollar-sign usd
    japanese-yen: yen
    pound-sterling: pound
    russian-ruble: ruble rouble
    indian-rupee: rupee
    trending-up: chart-with-upwards-trend growth rise
    trending-down: chart-with-downwards-trend decline fall
    chart-column: bar-chart bar-chart-2 bar-chart-3 chart statistics
    chart-line: line-chart
    chart-pie: pie-chart
    briefcase: business work
    building: office company
    building-complex: building-2 city cityscape buildings
    store: shop convenience-store
    factory: industry manufacturing
    shopping-cart: cart trade
    box: product
    gem: diamond
    pickaxe: pick mining
    fuel: fuelpump oil petrol
    barrel: oil-drum crude
    droplets: sweat-drops
    droplet: water drop
    zap: lightning electricity energy high-voltage
    plug: electric-plug
    sun: sunny solar
    moon: crescent-moon night
    atom: atom-symbol
    utility-pole: grid
    wheat: ear-of-rice grain agriculture food
    sprout: seedling
    leaf: herb leaves environment green ecology
    tree-pine: evergreen-tree tree
    trees: deciduous-tree forest
    waves-horizontal: waves ocean water-wave sea
    thermometer: temperature climate
    ship: cargo-ship boat shipping port
    plane: airplane flight aviation
    plane-takeoff: flight-departure
    train-front: train train2 rail railway
    truck: articulated-lorry lorry
    car: red-car blue-car
    bike: bicycle
    road: motorway highway
    rocket: launch space
    map-pin: round-pushpin pushpin pin location
    map: world-map
    luggage: baggage travel
    radio-tower: antenna
    code: code-xml software
    bot: robot ai
    brain: intelligence
    network: internet
    smartphone: iphone mobile
    laptop: computer
    monitor: desktop-computer screen display
    mouse-pointer: cursor
    puzzle: jigsaw puzzle-piece
    settings: gear cog
    wrench: tool hammer-and-wrench tools maintenance
    sliders-horizontal: sliders
    video: video-camera
    mic: microphone
    house: home
    hospital: clinic
    graduation-cap: mortar-board education
    heart-pulse: health
    heart: red-heart love
    utensils: fork-and-knife restaurant
    face-slightly-smiling: smile slightly-smiling-face smiley
    face-slightly-frowning: frown slightly-frowning-face
    flask-conical: alembic chemistry science research
    phone: telephone call telephone-receiver
    mail: email envelope e-mail
    message-circle: speech-balloon comment
    message-square: message
    messages-square: discussion dialogue
    book-open: open-book
    library: books
    file-text: page-facing-up document report
    file: page
    folder: file-folder open-file-folder
    clipboard-list: clipboard
    notebook-text: notebook notes
    pencil: memo edit pencil2
    link: chain
    search: mag mag-right
    share-2: share
    inbox: inbox-tray
    tag: label
    image: picture photo frame-with-picture
    clock: time
    calendar: date
    alarm-clock: deadline
    rotate-ccw-clock: history past
    hourglass: hourglass-flowing-sand
    timer: stopwatch
    check: heavy-check-mark yes done tick
    circle-check: white-check-mark check-circle circle-check-big ballot-box-with-check
    x: heavy-multiplication-x no cross close
    circle-x: x-circle negative-squared-cross-mark
    circle-question-mark: question help-circle circle-help help grey-question
    info: information-source information
    plus: heavy-plus-sign
    minus: heavy-minus-sign
    lightbulb: bulb idea
    star: star2
    medal: medal-sports sports-medal
    party-popper: tada
    arrow-up-right: arrow-upper-right
    arrow-down-right: arrow-lower-right
    arrow-left-right: left-right-arrow exchange
    refresh-cw: arrows-counterclockwise arrows-clockwise refresh cycle
    funnel: filter
    life-buoy: ring-buoy rescue
    door-open: door exit
    """
)
ALIASES |= {"+1": "thumbs-up", "-1": "thumbs-down"}
"""Other names -> the icon: plain words, Lucide's own older names, and GitHub's short codes."""

SIGNS = {
    "arrow-down": "down",
    "arrow-down-right": "down",
    "arrow-left": "left",
    "arrow-left-right": "both ways",
    "arrow-right": "right",
    "arrow-up": "up",
    "arrow-up-down": "up and down",
    "arrow-up-right": "up",
    "badge-check": "check mark",
    "ban": "forbidden",
    "check": "check mark",
    "circle-alert": "attention",
    "circle-check": "check mark",
    "circle-question-mark": "question",
    "circle-x": "cross",
    "equal": "equal",
    "minus": "minus",
    "octagon-alert": "stop",
    "plus": "plus",
    "thumbs-down": "thumbs down",
    "thumbs-up": "thumbs up",
    "trending-down": "falling",
    "trending-up": "rising",
    "triangle-alert": "warning",
    "x": "cross",
}
"""Icons that say something the words beside them need not say, and what a screen reader says of them."""

NOT_COUNTRIES_BUT_KEPT = ("eu", "un", "xk")
"""Flags outside ISO 3166 that briefings need."""
COUNTRY_NAMES = {
    "ax": "Åland Islands",
    "bn": "Brunei",
    "cd": "Democratic Republic of the Congo",
    "eu": "European Union",
    "fm": "Micronesia",
    "ps": "Palestine",
    "us": "United States",
    "vg": "British Virgin Islands",
    "vi": "United States Virgin Islands",
}
"""Names of countries where the package's are not the common ones."""
COUNTRY_NAMES_ALSO = {
    "aland-islands": "ax",
    "cn": "cn",
    "congo-brazzaville": "cg",
    "congo-kinshasa": "cd",
    "cote-divoire": "ci",
    "curacao": "cw",
    "czechia": "cz",
    "de": "de",
    "es": "es",
    "fr": "fr",
    "gb": "gb",
    "it": "it",
    "jp": "jp",
    "kr": "kr",
    "palestinian-territories": "ps",
    "ru": "ru",
    "turkey": "tr",
    "uk": "gb",
    "us": "us",
    "vatican-city": "va",
}
"""What GitHub's short codes call some countries (:uk:, :congo_kinshasa:)."""
