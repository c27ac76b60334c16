import { expect, test } from 'vitest';
import type { AuditEntry } from '@/features/admin/audit/api/list-audit';
import { actionOptionsOf } from '@/features/admin/audit/audit-actions';
import { sentenceOf } from '@/features/admin/audit/audit-sentence';
import document from '../openapi.json';

test('AuditActions_OfTheService_HaveWordsOfTheirOwnAndCanBeAskedFor', () => {
  const actions = document.components.schemas.AuditEntryResponse.properties.action.enum;
  const entryOf = (action: string) => ({ action, subject_kind: 'thing', subject_id: '1' }) as AuditEntry;

  expect(actions.length).toBeGreaterThan(15);
  expect(actions.filter((action) => sentenceOf(entryOf(action)).verb.startsWith('did “'))).toEqual([]);
  const offered = [...actionOptionsOf('changes'), ...actionOptionsOf('sign_ins')];
  expect(offered.map(({ value }) => value).toSorted()).toEqual(actions.toSorted());
  expect(new Set(offered.map(({ label }) => label)).size).toBe(actions.length);
});
