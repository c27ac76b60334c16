import { Page } from '@/components/page';
import { JournalList } from '@/features/admin/journals/journal-list';

/** The journals of all nodes. */
export function JournalsPage() {
  return (
    <Page
      title="Journals"
      description="Each node keeps usage in a journal until it is flushed, and holds credit for the calls it may admit."
    >
      <JournalList />
    </Page>
  );
}
