/** A kind of incident: its names, its beginning, the services that come and the body that investigates. */
export type IncidentKind = {
  readonly names: readonly [string, string, string];
  readonly beganVerb: string;
  readonly crew: string;
  readonly body: string;
  readonly harmed: string;
};

type KindRow = readonly [
  names: readonly [string, string, string],
  began: string,
  crew: string,
  body: string,
  harmed: string,
];

const kindRows: readonly [KindRow, ...KindRow[]] = [
  [['flood', 'flooding', 'high water'], 'rose', 'lifeboat crews', 'the rivers authority', 'cellars'],
  [
    ['bakery fire', 'blaze at the bakery', 'bakery inferno'],
    'broke out',
    'firefighters',
    'the fire inspectorate',
    'ovens',
  ],
  [
    ['derailment', 'train accident', 'rail crash'],
    'happened',
    'track engineers',
    'the rail accident branch',
    'carriages',
  ],
  [['landslide', 'mudslide', 'slip'], 'came down', 'geologists', 'the highways agency', 'slopes'],
  [['gas leak', 'gas escape', 'smell of gas'], 'was noticed', 'gas fitters', 'the pipeline regulator', 'boilers'],
  [['blackout', 'power cut', 'outage'], 'began', 'linesmen', 'the grid operator', 'freezers'],
  [
    ['footbridge collapse', 'fall of the bridge', 'bridge disaster'],
    'occurred',
    'divers',
    'the bridges board',
    'railings',
  ],
  [['ferry breakdown', 'stranding of the ferry', 'ferry trouble'], 'started', 'tugs', 'the harbour office', 'cabins'],
  [['burst main', 'water pipe burst', 'pipe break'], 'burst', 'plumbers', 'the water company', 'pavements'],
  [['acid spill', 'chemical leak', 'tanker spill'], 'was spotted', 'chemists', 'the environment office', 'hedgerows'],
  [
    ['museum theft', 'burglary at the museum', 'art heist'],
    'took place',
    'detectives',
    'the heritage squad',
    'cabinets',
  ],
  [['crane collapse', 'toppled crane', 'crane accident'], 'struck', 'riggers', 'the labour inspectorate', 'scaffolds'],
  [['escaped bull', 'runaway bull', 'loose bull'], 'got out', 'stockmen', 'the animal welfare office', 'allotments'],
  [
    ['balloon landing', 'crash of the balloon', 'balloon mishap'],
    'came to earth',
    'marshals',
    'the aviation branch',
    'greenhouses',
  ],
  [['heath fire', 'moorland blaze', 'gorse fire'], 'flared up', 'wardens', 'the parks service', 'saplings'],
  [
    ['capsized yacht', 'sinking of the yacht', 'yacht accident'],
    'went over',
    'coastguards',
    'the marine branch',
    'moorings',
  ],
  [
    ['overturned lorry', 'lorry crash', 'spilled load'],
    'turned over',
    'recovery drivers',
    'the traffic unit',
    'barriers',
  ],
  [
    ['food poisoning', 'sickness outbreak', 'stomach bug'],
    'first showed',
    'nurses',
    'the public health team',
    'canteens',
  ],
  [['hacking', 'cyber attack', 'computer breach'], 'was detected', 'technicians', 'the data commissioner', 'servers'],
  [['unexploded bomb', 'wartime bomb', 'buried shell'], 'was dug up', 'sappers', 'the ordnance office', 'foundations'],
  [['avalanche', 'snow slide', 'fall of snow'], 'broke loose', 'ski patrols', 'the mountain council', 'chalets'],
  [['cave rescue', 'trapped cavers', 'pothole drama'], 'went wrong', 'cavers', 'the caving union', 'ladders'],
  [
    ['missing hiker', 'lost walker', 'search on the fells'],
    'was raised',
    'dog handlers',
    'the rescue association',
    'bothies',
  ],
  [
    ['quarry explosion', 'blast at the quarry', 'quarry accident'],
    'went off',
    'shot-firers',
    'the mines inspectorate',
    'windows',
  ],
  [['sinkhole', 'hole in the road', 'collapse of the road'], 'opened', 'surveyors', 'the mapping office', 'kerbs'],
  [['tram collision', 'tram smash', 'tram crash'], 'happened', 'conductors', 'the tramways panel', 'platforms'],
  [['bird flu', 'poultry disease', 'flu among the hens'], 'was confirmed', 'vets', 'the livestock agency', 'coops'],
  [['oil slick', 'oil on the beach', 'fuel spill'], 'washed up', 'volunteers', 'the shoreline trust', 'rockpools'],
  [['meteorite', 'falling star', 'space rock'], 'hit', 'astronomers', 'the geological society', 'rooftops'],
  [
    ['bus crash', 'coach accident', 'smash with the bus'],
    'happened',
    'paramedics',
    'the transport tribunal',
    'shelters',
  ],
  [['swarm of bees', 'bee invasion', 'bees'], 'arrived', 'beekeepers', 'the pest bureau', 'chimneys'],
  [['lift failure', 'stuck lift', 'lift trouble'], 'stopped', 'mechanics', 'the building control office', 'stairwells'],
];

export const incidentKinds: readonly [IncidentKind, ...IncidentKind[]] = [
  toIncidentKind(kindRows[0]),
  ...kindRows.slice(1).map(toIncidentKind),
];

function toIncidentKind([names, began, crew, body, harmed]: KindRow): IncidentKind {
  return { names, beganVerb: began, crew, body, harmed };
}

/**
 * First and last parts of generated names of places, streets and families: enough of them for the vocabulary to grow as
 * in real text.
 */
export const nameStarts =
  splitWords(`Ash Birk Cald Dray El Farn Garth Hale Isk Kest Lang Marl Nor Os Pell Quern Rud Sel Thorn Ulver
  Wex Yarn Brack Cross Dun Fenn Hex Kirk Lund Mere`);
export const placeEndings = splitWords(
  'bridge combe dale field ford gate ham hurst ley minster mouth shaw stead ton wick worth',
);
export const streetTypes = splitWords(
  'alley avenue close crescent drive gardens hill lane parade rise road row street walk',
);
export const familyNameEndings = splitWords('all bourne by croft er gill man more ridge son sett ward well wright');
export const givenNames =
  splitWords(`Aisha Bruno Celia Dorota Edwin Farah Gwen Hamza Ines Jarek Keiko Lorna Mina Niall Olga Piotr
  Quincy Rosa Stefan Tariq Una Viktor Wanda Ximena Yusuf Zelda`);
export const buildings =
  splitWords(`abattoir aquarium arcade bakery barn brewery chapel cinema clinic dairy foundry gallery gymnasium
  kiln library lighthouse mill monastery nursery observatory orchard pavilion pharmacy pottery rectory seminary stables tannery
  theatre vineyard`);
export const things =
  splitWords(`accordion anchor banner barometer bicycle boulder cello chandelier compass fountain generator hammock
  harp kayak lantern loom mosaic pendulum piano printer pulley rudder saddle statue telescope trailer trombone turbine
  typewriter wheelbarrow`);

function splitWords(words: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = words.trim().split(/\s+/);
  return [first, ...rest];
}
