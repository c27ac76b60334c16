import Alert from 'antd/es/alert';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { useCreateKey, type NewApiKey } from '@/api/create-key';
import { CopyButton } from '@/components/copy-button';
import { useProblemReport } from '@/components/use-problem-report';
import { KeySnippets } from './key-snippets';
import styles from './new-key-dialog.module.css';
import { NewKeyForm, type NewKeyFields } from './new-key-form';

interface NewKeyDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Makes a key, then shows its secret, this once. */
export function NewKeyDialog({ isOpen, onClose }: NewKeyDialogProps) {
  const [form] = Form.useForm<NewKeyFields>();
  const [made, setMade] = useState<NewApiKey | null>(null);
  const create = useCreateKey();
  const report = useProblemReport();

  const submit = ({ name, expires_at, meters }: NewKeyFields) =>
    create.mutate(
      {
        name,
        expires_at: expires_at ? expires_at.endOf('day').toISOString() : null,
        meters: meters === undefined || meters.length === 0 ? null : meters,
      },
      { onSuccess: setMade, onError: (error) => report(error, form) },
    );

  return (
    <Modal
      open={isOpen}
      title={made === null ? 'New API key' : `Key “${made.name}” is made`}
      width={made === null ? 480 : 640}
      destroyOnHidden
      mask={{ closable: false }}
      okText={made === null ? 'Create key' : 'Done'}
      confirmLoading={create.isPending}
      okButtonProps={made === null ? { htmlType: 'submit', form: 'new-key' } : {}}
      cancelButtonProps={made === null ? {} : { style: { display: 'none' } }}
      onOk={made === null ? undefined : onClose}
      onCancel={onClose}
      afterClose={() => {
        setMade(null);
        form.resetFields();
      }}
    >
      {made === null ? <NewKeyForm form={form} onSubmit={submit} /> : <MadeKey made={made} />}
    </Modal>
  );
}

function MadeKey({ made }: { made: NewApiKey }) {
  return (
    <>
      <Alert type="warning" showIcon title="Copy the key now. It is not shown again, to anybody." />
      <div className={styles.secret}>
        <code aria-label="The new key">{made.key}</code>
        <CopyButton text={made.key} what="key" labelled />
      </div>
      <KeySnippets secret={made.key} meters={made.meters ?? null} />
    </>
  );
}
