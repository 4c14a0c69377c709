import { expect, test } from 'vitest';
import { readControlLine, readQueueLine } from './job-record.ts';

// Lines as Slurm 22.05.8 printed them.
test.each([
  ['7_0|RUNNING|0|0|1-02:03:04|n1|None|', { state: 'running', restarts: 0, place: 'n1' }, 93_784_000],
  ['8|COMPLETED|0|0|0:03|n1|None|', { state: 'succeeded', restarts: 0, exitCode: 0, place: 'n1' }, 3000],
  [
    '1_1|FAILED|0|768|0:00|n1|NonZeroExitCode|',
    { state: 'failed', restarts: 0, exitCode: 3, reason: 'exit status 3', place: 'n1' },
    0,
  ],
  [
    '1_2|FAILED|0|9|0:00|n2|JobLaunchFailure|',
    { state: 'failed', restarts: 0, signal: 'SIGKILL', reason: 'ended by SIGKILL', place: 'n2' },
    0,
  ],
  [
    '1_2|COMPLETING|0|9|0:00|n2|JobLaunchFailure|',
    { state: 'running', restarts: 0, reason: 'JobLaunchFailure', place: 'n2' },
    0,
  ],
  ['5|PENDING|1|0|0:00||BeginTime|', { state: 'queued', restarts: 1, reason: 'BeginTime' }, 0],
  [
    '5|NODE_FAIL|2|1|0:09|n1|NodeFail|',
    { state: 'lost', restarts: 2, reason: 'Slurm says NODE_FAIL (NodeFail)', place: 'n1' },
    9000,
  ],
  ['5|PREEMPTED|0|0|0:09|n1|None|', { state: 'lost', restarts: 0, reason: 'Slurm says PREEMPTED', place: 'n1' }, 9000],
  ['5|SOMETHING_NEW|0|0|INVALID|n1|None|', { state: 'running', restarts: 0, place: 'n1' }, 0],
])('%s', (line, status, runtimeMs) => {
  const record = readQueueLine(line);
  expect(record.status).toEqual(status);
  expect(record.runtimeMs).toBe(runtimeMs);
});

test('a line of the controller', () => {
  const line =
    'JobId=4 ArrayJobId=1 ArrayTaskId=1 JobName=a UserId=root(0) JobState=TIMEOUT Reason=TimeLimit Dependency=(null) Requeue=1 Restarts=2 ' +
    'BatchFlag=1 ExitCode=0:15 RunTime=00:01:26 TimeLimit=00:01:00 NodeList=n1 BatchHost=n1 Command=(null) WorkDir=/';
  expect(readControlLine(line)).toEqual({
    id: '1_1',
    runtimeMs: 86_000,
    status: { state: 'timedOut', restarts: 2, signal: 'SIGTERM', reason: 'it took longer than its limit', place: 'n1' },
  });
  expect(readControlLine('JobId=9 JobName=b JobState=COMPLETED Restarts=0 ExitCode=0:0 NodeList=(null)')).toEqual({
    id: '9',
    runtimeMs: 0,
    status: { state: 'succeeded', restarts: 0, exitCode: 0 },
  });
});
