// Lint rules for what the built-in ones cannot say: who may import whom, as an allow-list that a new
// folder has to join, and for dynamic imports too; no clock in the core; no file without a name.
import { dirname, join, relative, sep } from 'node:path'

// A layer always sees itself. `types` may be imported as types only.
const layers = {
  errors: { sees: [] },
  core: { sees: ['errors', 'zod'] },
  render: { sees: ['core', 'chalk'], types: ['errors'] },
  adapters: { sees: ['core', 'errors', 'node', 'inquirer', 'yaml', 'zod'], types: ['app'] },
  app: { sees: ['adapters', 'core', 'errors', 'node'] },
  commands: { sees: ['core', 'render', 'errors', 'commander', 'zod'], types: ['app'] },
  cli: {
    sees: ['app', 'adapters', 'commands', 'core', 'render', 'errors', 'commander', 'node'],
  },
  quick: { sees: ['app', 'commands', 'core', 'render', 'errors', 'node'] },
  'compile-rulebooks': { sees: ['adapters', 'core', 'render', 'errors', 'node'] },
  'compile-start-up': { sees: ['quick', 'adapters', 'node'] },
}

const inHouse = (path, cwd) => {
  const [top, layer] = relative(cwd, path).split(sep)
  return top === 'src' ? layer?.replace(/\.ts$/, '') : top
}

const destination = (source, from, cwd) => {
  if (source.startsWith('.')) return inHouse(join(dirname(from), source), cwd)
  if (source.startsWith('node:')) return 'node'
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/')
}

const onlyTypes = (node) =>
  node.type === 'TSImportType' ||
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 && node.specifiers.every((each) => each.importKind === 'type'))

const boundaries = {
  create(context) {
    const from = inHouse(context.filename, context.cwd)
    const layer = layers[from]

    const check = (node) => {
      const source = node.source?.value
      if (typeof source !== 'string') return
      const to = destination(source, context.filename, context.cwd)
      const seen = [from, ...(layer?.sees ?? []), ...(onlyTypes(node) ? (layer?.types ?? []) : [])]
      if (seen.includes(to)) return
      const allowed = [
        ...(layer?.sees ?? []),
        ...(layer?.types ?? []).map((each) => `${each} (types)`),
      ]
      context.report({
        node,
        message: `${from} may not import ${to}: it sees ${allowed.join(', ') || 'nothing'}.`,
      })
    }

    return {
      Program(node) {
        if (layer) return
        context.report({
          node,
          message: `No layer '${from}': say in tests/tooling/house.mjs what it sees.`,
        })
      },
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    }
  },
}

const noClock = {
  create(context) {
    const check = (node) => {
      if (node.callee.name !== 'Date') return
      if (node.type === 'NewExpression' && node.arguments.length > 0) return
      context.report({ node, message: 'The core knows no clock: take the moment as an argument.' })
    }
    return { NewExpression: check, CallExpression: check }
  },
}

const noDrawer = {
  create(context) {
    return {
      Program(node) {
        const parts = relative(context.cwd, context.filename).split(sep)
        const drawer = parts.find((part) => /^(utils?|helpers?|common|misc)(\.|$)/.test(part))
        if (drawer)
          context.report({ node, message: `'${drawer}' says nothing: name what is in it.` })
      },
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: { boundaries, 'no-clock': noClock, 'no-drawer': noDrawer },
}
