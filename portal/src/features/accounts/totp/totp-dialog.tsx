import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import QRCode from 'antd/es/qr-code';
import Skeleton from 'antd/es/skeleton';
import { useEffect } from 'react';
import { CopyButton } from '@/components/copy-button';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useEnableTotp, useSetUpTotp } from '@/features/accounts/api/totp';
import styles from './totp-panel.module.css';

interface TotpDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** Takes the recovery codes, which are given once. */
  onCodes: (codes: string[]) => void;
}

interface CodeFields {
  code: string;
}

/** Shows a secret for the app, and asks for the first code of it. */
export function TotpDialog({ isOpen, onClose, onCodes }: TotpDialogProps) {
  const [form] = Form.useForm<CodeFields>();
  const [problem, setProblem] = useFormProblem(form);
  const { mutate: setUp, data: secret, reset } = useSetUpTotp();
  const enable = useEnableTotp();

  useEffect(() => {
    if (isOpen) setUp(undefined, { onError: setProblem });
    // The setter is another one at each render, and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen, setUp]);

  return (
    <Modal
      open={isOpen}
      title="Set up authenticator app"
      width={460}
      destroyOnHidden
      mask={{ closable: false }}
      okText="Turn on"
      confirmLoading={enable.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'totp', disabled: secret === undefined }}
      onCancel={onClose}
      afterClose={() => {
        reset();
        setProblem(null);
        form.resetFields();
      }}
    >
      <p>Scan this code with your authenticator app, then enter the six digits that the app shows.</p>
      {secret === undefined ? (
        problem === null && <Skeleton active />
      ) : (
        <>
          <div className={styles.qr} role="img" aria-label="QR code for the authenticator app">
            <QRCode value={secret.uri} color="#000000" bgColor="#ffffff" />
          </div>
          <div className={styles.secret}>
            <span>Or type:</span> <code>{secret.secret}</code>
            <CopyButton text={secret.secret} what="secret" />
          </div>
        </>
      )}
      <Form
        id="totp"
        form={form}
        layout="vertical"
        onFinish={({ code }) =>
          enable.mutate(code, {
            onSuccess: (codes) => {
              onClose();
              onCodes(codes);
            },
            onError: setProblem,
          })
        }
      >
        <Form.Item name="code" label="Code" rules={[{ required: true, message: 'Enter the six digits.' }]}>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} spellCheck={false} />
        </Form.Item>
        <FormProblem problem={problem} />
      </Form>
    </Modal>
  );
}
