namespace Payg.Storage.Postgres;

/// <summary>
/// The advisory lock around prices: a flush holds it shared, a change of prices holds it alone. So a price that
/// takes effect now never misses usage that was flushed a moment before it was stored.
/// </summary>
internal static class PriceLock
{
    /// <summary>The lock's number: "paygpric" in ASCII.</summary>
    public const long Key = 0x7061_7967_7072_6963;
}
