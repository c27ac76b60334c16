import CreditCardOutlined from '@ant-design/icons/CreditCardOutlined';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { StateTag } from '@/components/state-tag';
import { useProblemReport } from '@/components/use-problem-report';
import { useCards, useRemoveCard, useSaveCard, type Card } from './api/payments';

/** The customer's saved cards: the newest one is charged. */
export function CardList({ isAwaited }: { /** Whether one was saved just now. */ isAwaited: boolean }) {
  const save = useSaveCard();
  const report = useProblemReport();
  return (
    <ListPanel
      title="Saved cards"
      description="Invoices and automatic top-ups are charged to the card that was saved last."
      actions={
        <Button
          loading={save.isPending || save.isSuccess}
          onClick={() => save.mutate(undefined, { onError: (error) => report(error) })}
        >
          Save a card
        </Button>
      }
      list={useCards(isAwaited)}
      empty={
        <EmptyState icon={<CreditCardOutlined aria-hidden />} title="No saved cards">
          Its number stays with our payment provider.
        </EmptyState>
      }
    >
      {(cards) => <CardTable cards={cards} />}
    </ListPanel>
  );
}

function CardTable({ cards }: { cards: Card[] }) {
  const columns: ColumnsType<Card> = [
    { title: 'Card', key: 'card', render: (_, card) => nameOf(card) },
    {
      title: 'Expires',
      key: 'expires',
      render: (_, { exp_month, exp_year }) => `${String(exp_month).padStart(2, '0')}/${exp_year}`,
    },
    {
      title: 'Use',
      key: 'use',
      render: (_, card) => card.id === cards[0]?.id && <StateTag tone="good">Is charged</StateTag>,
    },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, card) => <Remove card={card} />,
    },
  ];
  return <DataTable label="Cards" rowKey="id" columns={columns} dataSource={cards} />;
}

function Remove({ card }: { card: Card }) {
  const remove = useRemoveCard();
  const report = useProblemReport();
  return (
    <Popconfirm
      title={`Remove ${nameOf(card)}?`}
      okText="Remove"
      onConfirm={() => remove.mutate(card.id, { onError: (error) => report(error) })}
    >
      <Button size="small" loading={remove.isPending} aria-label={`Remove ${nameOf(card)}`}>
        Remove
      </Button>
    </Popconfirm>
  );
}

function nameOf({ brand, last4 }: Card): string {
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} •••• ${last4}`;
}
