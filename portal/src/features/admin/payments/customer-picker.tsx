import Select from 'antd/es/select';
import { useEffect, useState } from 'react';
import { useFoundCustomers, type Customer } from './api/find-customers';
import styles from './customer-picker.module.css';

interface CustomerPickerProps {
  /** The id of the element, which a form gives to its fields. */
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  placeholder: string;
  label?: string;
  className?: string;
}

const pauseMs = 250;

/** Chooses a customer, who is found by a part of their name, company or e-mail address. */
export function CustomerPicker({ id, value, onChange, placeholder, label, className }: CustomerPickerProps) {
  const [text, setText] = useState('');
  const [isOpened, setIsOpened] = useState(false);
  const search = usePaused(text);

  // What is chosen already is known by its id, such as after the page was reloaded.
  const found = useFoundCustomers(search === '' && value !== undefined && !isOpened ? value : search, true);
  return (
    <Select<string>
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(className !== undefined && { className })}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      allowClear
      value={value}
      placeholder={placeholder}
      loading={found.isFetching}
      notFoundContent={found.isFetching ? 'Searching…' : 'No customers match'}
      options={(found.data ?? []).map((customer) => ({
        value: customer.id,
        label: customer.username,
        details: detailsOf(customer),
      }))}
      optionRender={({ label: name, data }) => (
        <>
          {name}
          {data.details !== '' && <span className={styles.details}>{data.details}</span>}
        </>
      )}
      onOpenChange={(isOpen) => isOpen && setIsOpened(true)}
      onChange={(chosen: string | undefined) => {
        setText('');
        onChange?.(chosen);
      }}
    />
  );
}

function detailsOf({ company, email }: Customer): string {
  return [company, email].filter((part) => part !== null && part !== '').join(' · ');
}

/** A text that has not changed for a moment: not every letter is a request. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
