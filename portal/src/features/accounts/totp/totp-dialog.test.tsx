import { expect, test, vi } from 'vitest';
import { fakeService, renderInPage, type Answer } from '@test/render';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TotpDialog } from './totp-dialog';

const secret = 'JBSWY3DPEHPK3PXP';

/** The text stands above the button too. */
const atTheField = '.ant-form-item-explain-error';

/** A service that gives a secret, and answers to the first code as the test says. */
function totpService(enable: () => Answer, setUp: () => Answer = given) {
  return fakeService((request) => {
    if (request.url.endsWith('/api/auth/totp/setup')) return setUp();
    return request.url.endsWith('/api/auth/totp/enable') ? enable() : { status: 404, body: {} };
  });
}

const given = (): Answer => ({ body: { secret, uri: `otpauth://totp/Payg:ada?secret=${secret}` } });

function renderDialog() {
  const [onClose, onCodes] = [vi.fn(), vi.fn()];
  renderInPage(<TotpDialog isOpen onClose={onClose} onCodes={onCodes} />);
  return { onClose, onCodes };
}

test('TotpDialog_WithTheFirstCode_TurnsItOnAndHandsOverTheRecoveryCodes', async () => {
  const { asked } = totpService(() => ({ body: { codes: ['one', 'two'] } }));
  const { onClose, onCodes } = renderDialog();

  expect(await screen.findByText(secret)).toBeDefined();
  expect(screen.getByRole('img', { name: 'QR code for the authenticator app' })).toBeDefined();
  await userEvent.type(screen.getByLabelText('Code'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Turn on' }));

  await vi.waitFor(() => expect(onCodes).toHaveBeenCalledWith(['one', 'two']));
  expect(onClose).toHaveBeenCalledOnce();
  const sent = asked.find(({ url }) => url.endsWith('/enable'));
  expect(await sent?.json()).toEqual({ code: '123456' });
});

test('TotpDialog_WithAWrongCode_SaysSoAtTheFieldAndStaysOpen', async () => {
  totpService(() => ({ status: 400, body: { code: 'invalid', errors: { code: ['This code is wrong.'] } } }));
  const { onClose, onCodes } = renderDialog();

  await screen.findByText(secret);
  await userEvent.type(screen.getByLabelText('Code'), '000000');
  await userEvent.click(screen.getByRole('button', { name: 'Turn on' }));

  expect(await screen.findByText('This code is wrong.', { selector: atTheField })).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
  expect(onCodes).not.toHaveBeenCalled();
});

test('TotpDialog_WithoutASecret_SaysWhyAndCannotBeSent', async () => {
  totpService(given, () => ({
    status: 409,
    body: { code: 'totp_is_on', detail: 'It is already turned on.' },
  }));
  renderDialog();

  expect(await screen.findByText('It is already turned on.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Turn on' })).toHaveProperty('disabled', true);
});
