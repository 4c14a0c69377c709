import { parseSync, Visitor } from 'vite';
import { readRepositoryFile } from './repository-files.ts';

export type ImportKind = 'static' | 'type' | 'dynamic';

export interface ModuleImport {
  readonly specifier: string;
  readonly kind: ImportKind;
  readonly line: number;
}

/** A construct that the project does not use, with the line where it stands. */
export interface RefusedConstruct {
  readonly what: 'export *' | 'default export' | 'enum' | 'namespace' | 'any' | 'as unknown as' | 'require';
  readonly line: number;
}

export interface ModuleScan {
  readonly imports: readonly ModuleImport[];
  readonly refused: readonly RefusedConstruct[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  readonly faults: readonly string[];
}

const scans = new Map<string, ModuleScan>();

/** Reads one module of the repository; each file is parsed once in the life of the process. */
export function scanModule(file: string): ModuleScan {
  const known = scans.get(file);
  if (known !== undefined) return known;
  const scan = scanText(file, readRepositoryFile(file));
  scans.set(file, scan);
  return scan;
}

export function scanText(file: string, text: string): ModuleScan {
  const { program, comments, errors } = parseSync(file, text);
  const lineOf = lineFinder(text);
  const imports: ModuleImport[] = [];
  const refused: RefusedConstruct[] = [];
  const add = (specifier: string, kind: ImportKind, start: number): void => {
    imports.push({ specifier, kind, line: lineOf(start) });
  };
  const refuse = (what: RefusedConstruct['what'], start: number): void => {
    refused.push({ what, line: lineOf(start) });
  };

  const visitor = new Visitor({
    ImportDeclaration(node) {
      const typeOnly =
        node.importKind === 'type' ||
        (node.specifiers.length > 0 &&
          node.specifiers.every((each) => each.type === 'ImportSpecifier' && each.importKind === 'type'));
      add(node.source.value, typeOnly ? 'type' : 'static', node.start);
    },
    ExportNamedDeclaration(node) {
      if (node.source !== null) add(node.source.value, node.exportKind === 'type' ? 'type' : 'static', node.start);
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.exportKind === 'type' ? 'type' : 'static', node.start);
      refuse('export *', node.start);
    },
    ExportDefaultDeclaration(node) {
      refuse('default export', node.start);
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string') {
        add(node.source.value, 'dynamic', node.start);
      }
    },
    TSImportType(node) {
      add(node.source.value, 'type', node.start);
    },
    TSImportEqualsDeclaration(node) {
      refuse('require', node.start);
    },
    TSEnumDeclaration(node) {
      refuse('enum', node.start);
    },
    TSModuleDeclaration(node) {
      if (node.kind === 'namespace') refuse('namespace', node.start);
    },
    TSAnyKeyword(node) {
      refuse('any', node.start);
    },
    TSAsExpression(node) {
      const inner = node.expression;
      if (inner.type === 'TSAsExpression' && inner.typeAnnotation.type === 'TSUnknownKeyword') {
        refuse('as unknown as', node.start);
      }
    },
  });
  visitor.visit(program);
  return {
    imports,
    refused,
    comments: comments.map(({ value, start }) => ({ text: value, line: lineOf(start) })),
    faults: errors.map((error) => error.message),
  };
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
