import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fetchWithPassword } from '@/api/reauthentication';
import { fakeService, renderInPage, type Answer } from '@test/render';
import { ReauthenticationDialog } from './reauthentication-dialog';

/** The text stands above the button too. */
const atTheField = '.ant-form-item-explain-error';

const wanted = {
  status: 403,
  body: { code: 'reauthentication_required', detail: 'Enter your password again.' },
};

/** A service that makes keys for whoever has shown their password, which it answers as the test says. */
function guardedService(reauthenticate: (attempt: number) => Answer) {
  let isShown = false;
  const bodies: Promise<unknown>[] = [];
  const service = fakeService((request) => {
    if (!request.url.endsWith('/api/auth/reauthenticate')) return isShown ? { body: { made: true } } : wanted;
    bodies.push(request.clone().json());
    const answer = reauthenticate(bodies.length);
    isShown = answer?.status === undefined;
    return answer;
  });
  return { ...service, sent: () => Promise.all(bodies) };
}

const send = () =>
  fetchWithPassword(new Request('http://localhost/api/keys', { method: 'POST', body: '{}' }));

test('ReauthenticationDialog_WithTheRightPassword_SendsTheRequestAgain', async () => {
  const { sent, asked } = guardedService(() => ({ body: null }));
  renderInPage(<ReauthenticationDialog username="ada" />);
  const answer = send();

  await userEvent.type(await screen.findByLabelText('Password'), 'correct horse');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));

  expect((await answer).status).toBe(200);
  expect(await sent()).toEqual([{ password: 'correct horse' }]);
  expect(asked.filter(({ url }) => url.endsWith('/api/keys'))).toHaveLength(2);
});

test('ReauthenticationDialog_WithAWrongPassword_SaysSoAtTheFieldAndAsksAgain', async () => {
  guardedService((attempt) =>
    attempt === 1
      ? { status: 400, body: { code: 'invalid', errors: { password: ['Incorrect password.'] } } }
      : { body: null },
  );
  renderInPage(<ReauthenticationDialog username="ada" />);
  const answer = send();

  await userEvent.type(await screen.findByLabelText('Password'), 'wrong');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByText('Incorrect password.', { selector: atTheField })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));

  expect((await answer).status).toBe(200);
});

test('ReauthenticationDialog_OfAUserWithAnAuthenticatorApp_AsksForTheCodeToo', async () => {
  const { sent } = guardedService((attempt) =>
    attempt === 1
      ? { status: 400, body: { code: 'invalid', errors: { totp: ['Enter the code.'] } } }
      : { body: null },
  );
  renderInPage(<ReauthenticationDialog username="ada" />);
  const answer = send();

  await userEvent.type(await screen.findByLabelText('Password'), 'correct horse');
  expect(screen.queryByLabelText('Code')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await userEvent.type(await screen.findByLabelText('Code'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));

  expect((await answer).status).toBe(200);
  expect((await sent())[1]).toEqual({ password: 'correct horse', totp: '123456' });
});

test('ReauthenticationDialog_Cancelled_LeavesTheRequestRefused', async () => {
  guardedService(() => ({ body: null }));
  renderInPage(<ReauthenticationDialog username="ada" />);
  const answer = send();

  await screen.findByLabelText('Password');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));

  expect((await answer).status).toBe(403);
});
