import LoadingOutlined from '@ant-design/icons/LoadingOutlined';
import { brand } from '@/api/brand';
import { useConnection } from '@/api/connection';
import styles from './connection-banner.module.css';

/** Says that the service is away for as long as it is; what is on show stays, and is fetched anew afterwards. */
export function ConnectionBanner() {
  const isThere = useConnection();
  return (
    <div role="status" className={isThere ? undefined : styles.banner}>
      {!isThere && (
        <>
          <LoadingOutlined aria-hidden />
          <span>{brand.name} cannot be reached. Reconnecting; data may be out of date.</span>
        </>
      )}
    </div>
  );
}
