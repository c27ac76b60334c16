using System.Data.Common;
using Payg.Core.Pricing;

namespace Payg.Storage.Flush;

/// <summary>Why usage cannot be charged. The codes are part of the API.</summary>
public static class RejectionReasons
{
    /// <summary>The customer does not exist, as after the restore of an older copy.</summary>
    public const string UnknownCustomer = "unknown_customer";

    /// <summary>The meter does not exist or has no price.</summary>
    public const string UnknownMeter = "unknown_meter";

    /// <summary>The line would exceed its bounds, see <see cref="Rows.LineBounds"/>.</summary>
    public const string OutOfBounds = "out_of_bounds";

    /// <summary>The meter has no price in the customer's currency, or for the usage's dimensions.</summary>
    public const string NotPriced = "not_priced";

    /// <summary>
    /// The price was in another currency than the service's: of earlier versions, before customers had currencies.
    /// </summary>
    public const string WrongCurrency = "wrong_currency";

    /// <summary>The database refused it.</summary>
    public const string Refused = "refused";

    /// <summary>All codes, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } =
        [NotPriced, OutOfBounds, Refused, UnknownCustomer, UnknownMeter, WrongCurrency];

    internal static string Of(Exception failure) => failure switch
    {
        UnpricedUsageException => NotPriced,
        OverflowException or ArgumentOutOfRangeException => OutOfBounds,
        DbException => Refused,
        KeyNotFoundException => UnknownMeter,
        _ => Refused,
    };
}
