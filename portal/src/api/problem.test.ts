// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { ApiProblem, dataOf, problemOf } from './problem';

test('ProblemOf_ARefusalWithFields_HasThem', () => {
  const problem = problemOf(400, {
    code: 'validation_failed',
    detail: 'Fix the fields.',
    errors: { username: ['Taken.'] },
  });

  expect(problem).toMatchObject({
    code: 'validation_failed',
    message: 'Fix the fields.',
    fields: { username: ['Taken.'] },
  });
});

test.each([null, 'Bad gateway', { errors: 'none' }, []])(
  'ProblemOf_WhatAProxyAnswers_StillSaysSomething',
  (body) => {
    expect(problemOf(502, body)).toMatchObject({
      status: 502,
      message: 'The service answered 502.',
      fields: {},
    });
  },
);

test('DataOf_ACallThatFindsNobody_IsUnreachable', async () => {
  const call = dataOf(Promise.reject(new TypeError('Failed to fetch')));

  await expect(call).rejects.toMatchObject({ status: 0, code: 'unreachable', isPassing: true });
});

test('DataOf_ARefusal_Throws', async () => {
  const response = new Response(null, { status: 409 });

  await expect(
    dataOf(Promise.resolve({ error: { code: 'too_many_keys' }, response })),
  ).rejects.toBeInstanceOf(ApiProblem);
});
