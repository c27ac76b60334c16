import KeyOutlined from '@ant-design/icons/KeyOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { useApiKeys } from '@/api/list-keys';
import { KeySnippets } from '@/features/keys/key-snippets';
import { KeyTable } from '@/features/keys/key-table';
import { NewKeyDialog } from '@/features/keys/new-key-dialog';

/** The keys by which programs call in the customer's name. */
export function KeysPage() {
  const keys = useApiKeys();
  const [isOpen, setOpen] = useState(false);
  return (
    <Page
      title="API keys"
      description="API keys authenticate your apps. Usage is billed to your account. Create one key per app."
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
          New key
        </Button>
      }
    >
      <ListPanel
        list={keys}
        empty={
          <EmptyState icon={<KeyOutlined aria-hidden />} title="No API keys yet">
            Create one with “New key”, and put it into an example below.
          </EmptyState>
        }
      >
        {(rows) => <KeyTable keys={rows} now={keys.dataUpdatedAt} />}
      </ListPanel>
      <Panel title="Call from your own program" description="New keys come with these examples filled in.">
        <KeySnippets secret="YOUR_API_KEY" meters={null} />
      </Panel>
      <NewKeyDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}
