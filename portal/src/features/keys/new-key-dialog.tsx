import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useCarefulClose } from '@/components/shown-secret';
import { useCreateKey, type NewApiKey } from './api/create-key';
import { MadeKey } from './made-key';
import { NewKeyForm, type NewKeyFields } from './new-key-form';

interface NewKeyDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onMade?: (made: NewApiKey) => void;
}

/** Makes a key, then shows its secret, this once. */
export function NewKeyDialog({ isOpen, onClose, onMade }: NewKeyDialogProps) {
  const [form] = Form.useForm<NewKeyFields>();
  const [made, setMade] = useState<NewApiKey | null>(null);
  const create = useCreateKey();
  const [problem, setProblem] = useFormProblem(form);
  const cancel = useCarefulClose(made !== null, 'key', onClose);

  const submit = ({ name, expires_at, meters, scopes, test }: NewKeyFields) =>
    create.mutate(
      {
        name,
        expires_at: expires_at ? expires_at.endOf('day').toISOString() : null,
        meters: meters === undefined || meters.length === 0 ? null : meters,
        scopes: scopes === undefined || scopes.length === 0 ? null : scopes,
        test: test ?? false,
      },
      {
        onSuccess: (key) => {
          setMade(key);
          onMade?.(key);
        },
        onError: setProblem,
      },
    );

  return (
    <Modal
      open={isOpen}
      title={made === null ? 'New API key' : 'Key created'}
      width={made === null ? 480 : 640}
      destroyOnHidden
      mask={{ closable: false }}
      okText={made === null ? 'Create key' : 'Done'}
      confirmLoading={create.isPending}
      okButtonProps={made === null ? { htmlType: 'submit', form: 'new-key' } : {}}
      cancelButtonProps={made === null ? {} : { style: { display: 'none' } }}
      onOk={made === null ? undefined : onClose}
      onCancel={cancel}
      afterClose={() => {
        setMade(null);
        setProblem(null);
        form.resetFields();
      }}
    >
      {made === null ? <NewKeyForm form={form} onSubmit={submit} /> : <MadeKey made={made} />}
      {made === null && <FormProblem problem={problem} />}
    </Modal>
  );
}
