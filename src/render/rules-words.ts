/** The words of `recover rules show` and `recover rules draw`. */
export const RULES = {
  gate: 'Safety gate',
  tree: 'Tree',
  howToRead:
    'A branch is tried only when none above it in its node holds. The gate comes first, whatever the rulebook.',
  otherwise: 'otherwise',
  passes: 'passes',
  emergency: 'EMERGENCY',
  comesFrom: 'Comes from',
  first: 'Here it begins.',
  throughGate: 'Through the safety gate',
  behindGate: 'The safety gate comes before: recover rules show --advice pass.',
  noWay: 'No branch leads here.',
  oneWay: 'One way leads here.',
  ways: 'ways lead here, shortest first. Some may ask for answers that exclude each other.',
  overAMillion: 'Over a million',
  moreWays: 'more, none of them shorter.',
  way: 'Way',
  noneOf: 'None of:',
  elseNoneOf: 'Else none of:',
  always: 'In any case.',
  asAbove: 'as above',
  rulebook: 'Rulebook',
  thenTree: 'then the tree',
  drawing:
    'Each box is a node; each of its rows is a branch with its condition and where it leads. Rows are tried from the top.',
} as const
