using System.ComponentModel.DataAnnotations;
using Payg.Storage.Model.Customers;

namespace Payg.Service.Access;

internal sealed class NewCustomerOptions
{
    public const string Section = "Payg:Credits";

    /// <summary>
    /// How new customers pay: Postpaid, the default, is afterwards; Prepaid is in advance, so that their calls are
    /// refused until they have credit.
    /// </summary>
    [EnumDataType(typeof(BillingMode))]
    public BillingMode Mode { get; set; } = BillingMode.Postpaid;

    /// <summary>
    /// The credit that everybody gets who registers, by an invitation too, in the service's currency, such as 5 or
    /// 2.50: more than 0, up to 999,999,999. None by default.
    /// </summary>
    [RegularExpression(@"(?!0+(\.0+)?$)\d{1,9}(\.\d{1,9})?")]
    public string? Welcome { get; set; }
}
