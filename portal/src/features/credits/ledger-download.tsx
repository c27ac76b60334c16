import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { useMutation } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useProblemReport } from '@/components/use-problem-report';
import { saveFile } from '@/components/save-file';
import { fetchCreditEntries } from './api/list-credits';
import { ledgerCsv } from './ledger-csv';

/** Saves all that happened to the customer's credits as a file. */
export function LedgerDownload() {
  const report = useProblemReport();
  const download = useMutation({
    mutationFn: fetchCreditEntries,
    onSuccess: (entries) => saveFile('payg-credit-history.csv', ledgerCsv(entries), 'text/csv;charset=utf-8'),
    onError: (error) => report(error),
  });
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      Download CSV
    </Button>
  );
}
