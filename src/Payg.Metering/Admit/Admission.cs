using Microsoft.Extensions.Options;
using Payg.Metering.Journal;
using Payg.Metering.Measure;

namespace Payg.Metering.Admit;

/// <summary>
/// Decides before the handler whether a call may be served: whoever has a valid token may call every meter, as long as
/// the journal has room to count it. Thread-safe, lock-free.
/// </summary>
internal sealed class Admission(UsageJournal journal, IOptions<MeteringOptions> options)
{
    private readonly bool _mayServeUnmetered = options.Value.WhenFull == WhenFull.AllowUnmetered;

    /// <summary>
    /// Admits a call. One that is <see cref="Verdict.Admitted"/> holds room in the journal until it is settled.
    /// </summary>
    public Verdict Admit(BoundMeter meter)
    {
        if (journal.TryReserve())
            return Verdict.Admitted;

        if (_mayServeUnmetered)
        {
            meter.Calls.Unmetered();
            return Verdict.Unmetered;
        }

        meter.Calls.Rejected();
        return Verdict.Refused;
    }
}

/// <summary>What becomes of a call.</summary>
internal enum Verdict
{
    /// <summary>It is served and counted.</summary>
    Admitted,

    /// <summary>It is served, but cannot be counted: the operator chose so.</summary>
    Unmetered,

    /// <summary>It is not served, because it could not be counted.</summary>
    Refused,
}
