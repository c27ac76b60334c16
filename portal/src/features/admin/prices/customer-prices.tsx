import TagsOutlined from '@ant-design/icons/TagsOutlined';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { useRef, useState } from 'react';
import { useMeters, type Meter } from '@/api/list-meters';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { MeterName } from '@/components/meter-name';
import { Panel } from '@/components/panel';
import { headlineOf } from '@/format/price';
import { meterLabel } from '@/format/meter';
import { useCustomerPrices } from './api/list-customer-prices';
import type { MeterPriceEntry } from './api/list-meter-prices';
import { EndPriceDialog } from './end-price-dialog';
import { NewPrice } from './new-price';
import { formOf, type PriceForm } from './price-fields';
import styles from './price-form.module.css';
import { PriceTable } from './price-table';
import { ownTarget, type PricedCustomer } from './price-target';

/** The prices that a customer has instead of the price list: a new one, and all there were. */
export function CustomerPrices({ customer }: { customer: PricedCustomer }) {
  const meters = useMeters();
  return (
    <Loaded query={meters} loading={<LoadingPanel rows={8} />} empty={<NoMeters />}>
      {(all) => <Prices customer={customer} meters={all} />}
    </Loaded>
  );
}

function NoMeters() {
  return (
    <Panel>
      <EmptyState icon={<TagsOutlined aria-hidden />} title="No API is metered yet">
        A customer can have prices of their own once an API is metered.
      </EmptyState>
    </Panel>
  );
}

function Prices({ customer, meters }: { customer: PricedCustomer; meters: Meter[] }) {
  const [form] = Form.useForm<PriceForm>();
  const [chosen, setChosen] = useState<string | null>(null);
  const [ending, setEnding] = useState<MeterPriceEntry | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const prices = useCustomerPrices(customer.id);
  const offered = meters.filter(({ retired_at, key }) => retired_at === null || key === chosen);
  const meter = offered.find(({ key }) => key === chosen) ?? offered[0];
  const meterOf = ({ meter: key }: MeterPriceEntry) => meters.find((candidate) => candidate.key === key);
  const edit = (entry: MeterPriceEntry) => {
    setChosen(entry.meter);
    form.setFieldsValue(formOf(entry.price));
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus({ preventScroll: true });
  };

  return (
    <>
      <ListPanel
        title="Own prices"
        description={`Prices in ${customer.currency} that replace the price list for ${customer.name}.`}
        list={prices}
        empty={
          <EmptyState icon={<TagsOutlined aria-hidden />} title="No own prices">
            The price list applies to this customer.
          </EmptyState>
        }
        rows={3}
      >
        {(rows) => (
          <PriceTable
            rows={rows}
            fetchedAt={prices.dataUpdatedAt}
            onEdit={edit}
            nameOf={(entry) => <MeterName meter={{ meter: entry.meter, meter_name: meterOf(entry)?.name }} />}
            actionsOf={(entry) =>
              entry.state === 'current' &&
              entry.price.model !== 'list' && (
                <Button
                  size="small"
                  danger
                  aria-label={`End price: ${entry.meter}, ${headlineOf(entry.price, entry.price.unit)}`}
                  onClick={() => setEnding(entry)}
                >
                  End price
                </Button>
              )
            }
          />
        )}
      </ListPanel>
      {meter && (
        <div ref={top} tabIndex={-1}>
          <Panel
            title="New own price"
            description="The review shows what the customer would have paid in a past month before you set it. Prices are never edited; a new price replaces the current one."
          >
            <div className={styles.meter}>
              <label htmlFor="own-price-meter">API</label>
              <Select
                id="own-price-meter"
                value={meter.key}
                options={offered.map(({ key, name }) => ({
                  value: key,
                  label: meterLabel({ meter: key, meter_name: name }),
                }))}
                onChange={(key) => {
                  setChosen(key);
                  form.resetFields();
                }}
              />
            </div>
            <NewPrice target={ownTarget(meter, customer)} form={form} />
          </Panel>
        </div>
      )}
      {ending !== null && (
        <EndPriceDialog
          entry={ending}
          customer={customer}
          meter={meterOf(ending)}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}
