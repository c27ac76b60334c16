import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { registerAsker } from '@/api/reauthentication';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useReauthenticate, type Reauthentication } from './api/reauthenticate';

/** Asks for the password where the service wants to see it again before it does something. */
export function ReauthenticationDialog({ username }: { username: string }) {
  const [form] = Form.useForm<Reauthentication>();
  const [problem, setProblem] = useFormProblem(form);
  const [isOpen, setOpen] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const answer = useRef<((given: boolean) => void) | null>(null);
  const reauthenticate = useReauthenticate();

  useEffect(
    () =>
      registerAsker(() => {
        setOpen(true);
        return new Promise((resolve) => {
          answer.current?.(false);
          answer.current = resolve;
        });
      }),
    [],
  );

  const close = (given: boolean) => {
    answer.current?.(given);
    answer.current = null;
    setOpen(false);
  };
  const submit = (proof: Reauthentication) =>
    reauthenticate.mutate(proof, {
      onSuccess: () => close(true),
      onError: (error) => {
        if (error instanceof ApiProblem && 'totp' in error.fields) setNeedsCode(true);
        setProblem(error);
      },
    });

  return (
    <Modal
      open={isOpen}
      title="Enter your password"
      width={420}
      destroyOnHidden
      okText="Continue"
      confirmLoading={reauthenticate.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'reauthentication' }}
      onCancel={() => close(false)}
      afterClose={() => {
        form.resetFields();
        setProblem(null);
        setNeedsCode(false);
      }}
    >
      <p>You logged in a while ago. Enter your password to continue.</p>
      <Form id="reauthentication" form={form} layout="vertical" onFinish={submit}>
        <input
          className="visually-hidden"
          type="text"
          autoComplete="username"
          value={username}
          readOnly
          hidden
        />
        <Form.Item
          name="password"
          label="Password"
          rules={[{ required: true, message: 'Enter your password.' }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {needsCode && (
          <Form.Item name="totp" label="Code" extra="From your authenticator app, or a recovery code.">
            <Input autoComplete="one-time-code" spellCheck={false} />
          </Form.Item>
        )}
        <FormProblem problem={problem} />
      </Form>
    </Modal>
  );
}
