import { parseSync, Visitor } from "vite";

/** One place where a source file reaches for another module, for a package or for a worker's file. */
export interface Import {
  /** As written; undefined where it is computed and so cannot be known. */
  readonly specifier: string | undefined;
  /** What is taken: names as the other module exports them, "*" for everything. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
}

/** Every import, export … from, import(), import type and worker URL of a TypeScript source. */
export function importsOf(source: string, path = "file.tsx"): readonly Import[] {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const found: Import[] = [];
  const all = (specifier: string | undefined, typeOnly = false) =>
    found.push({ specifier, names: ["*"], typeOnly });
  new Visitor({
    ImportDeclaration: (node) => {
      const names = node.specifiers.map((taken) =>
        taken.type === "ImportSpecifier" ? nameOf(taken.imported) : "*",
      );
      found.push({ specifier: node.source.value, names, typeOnly: node.importKind === "type" });
    },
    ExportNamedDeclaration: (node) => {
      if (node.source === null) return;
      const names = node.specifiers.map((given) => nameOf(given.local));
      found.push({ specifier: node.source.value, names, typeOnly: node.exportKind === "type" });
    },
    ExportAllDeclaration: (node) => all(node.source.value, node.exportKind === "type"),
    ImportExpression: (node) => all(literal(node.source)),
    TSImportType: (node) => all(literal(node.source), true),
    NewExpression: (node) => {
      const [address, base] = node.arguments;
      const isUrl = node.callee.type === "Identifier" && node.callee.name === "URL";
      const isRelative = base?.type === "MemberExpression" && base.object.type === "MetaProperty";
      const specifier = isUrl && isRelative ? literal(address) : undefined;
      if (specifier !== undefined && isScript(specifier)) all(specifier);
    },
  }).visit(program);
  return found;
}

function nameOf(node: object): string {
  return "name" in node ? String(node.name) : "value" in node ? String(node.value) : "*";
}

function literal(node: object): string | undefined {
  return "value" in node && typeof node.value === "string" ? node.value : undefined;
}

/** Whether a URL names code, as a worker's file does; data files are not imports. */
function isScript(address: string): boolean {
  return /\.[cm]?[jt]sx?(\?.*)?$/.test(address);
}
