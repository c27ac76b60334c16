using Payg.Core.Calendar;

namespace Payg.Billing.Responses;

/// <summary>Reads what usage cost: of one customer, or of all who are charged in a currency.</summary>
public interface ISpendSums
{
    /// <summary>The cost of the usage in a window, in nanos.</summary>
    Task<Int128> SumAsync(CalendarWindow window, CancellationToken cancellationToken);

    /// <summary>The instant of the first usage in a window; null without usage.</summary>
    Task<DateTimeOffset?> FirstUseAsync(CalendarWindow window, CancellationToken cancellationToken);
}
