import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { addQuestionOptions, questionOf } from '../analysis/compare-question.ts';
import type { QuestionOptions } from '../analysis/compare-question.ts';
import { comparisonMarkdown } from '../analysis/comparison-markdown.ts';
import { printComparison } from '../analysis/print-comparison.ts';
import type { CliContext } from '../cli-context.ts';
import { addExamples } from '../command-examples.ts';
import { openClient } from '../connection.ts';
import { printJson } from '../terminal/print-details.ts';

interface CompareOptions extends QuestionOptions {
  readonly markdown?: string | true;
}

export function addCompareCommand(program: Command, { terminal }: CliContext): void {
  const command = program
    .command('compare')
    .description(
      'say which set of runs is better in a metric, and how sure that is ("runs compare" shows in what single runs differ)',
    );
  addExamples(
    addQuestionOptions(command)
      .option('--markdown [file]', 'as Markdown, to a file or standard output')
      .action(async (_: unknown, self: Command) => {
        const options = self.optsWithGlobals<CompareOptions>();
        const client = await openClient(options);
        const comparison = await client.compareRuns({ body: await questionOf(client, options) });
        const { markdown } = options;
        if (typeof markdown === 'string') await writeFile(markdown, comparisonMarkdown(comparison));
        if (options.json === true) return printJson(terminal, comparison);
        if (markdown === true) return terminal.print(comparisonMarkdown(comparison).trimEnd());
        printComparison(terminal, comparison);
      }),
    [
      ['assay compare -e digits -m test/accuracy --by params.hidden', 'a set for each value'],
      [
        'assay compare -m test/accuracy -e digits -s small="params.hidden = 32" -s large="params.hidden = 128" --baseline small --min-effect 0.005',
        'two sets, and what would matter',
      ],
      ['assay compare -e digits -m test/accuracy --by params.hidden --markdown', 'for a report'],
    ],
  );
}
