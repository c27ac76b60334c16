using Payg.Core.Calendar;
using Payg.Core.Meters;
using Payg.Core.Pricing;

namespace Payg.Core.Credits;

/// <summary>A usage line of one customer, as credits are booked to it.</summary>
/// <param name="Month">Its billing period.</param>
/// <param name="Meter">Its meter.</param>
/// <param name="Price">Its price.</param>
public readonly record struct CreditLine(BillingMonth Month, MeterId Meter, PriceId Price);

/// <summary>Credit that cost consumed, or that came back because cost fell.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Line">The usage line; null: cost that is not of a line, such as a debt from before the grant.</param>
/// <param name="Nanos">How much; positive.</param>
public readonly record struct CreditTake(Guid Grant, CreditLine? Line, Int128 Nanos);
