using System.Globalization;
using Payg.Core.Amounts;
using Payg.Core.Budgets;
using Payg.Core.Customers;
using Payg.Core.Meters;

namespace Payg.Storage.Model.Budgets;

/// <summary>A bound on what a customer spends in a day, a month, or at all.</summary>
public sealed class BudgetRow
{
    /// <summary>The most budgets of one customer.</summary>
    public const int MaxOfCustomer = 100;

    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The longest list of thresholds, in characters.</summary>
    public const int MaxAlertsLength = 60;

    /// <summary>Whose spend it bounds.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>What to call it.</summary>
    public required string Name { get; set; }

    /// <summary>The meter whose use it is about; null: all.</summary>
    public int? MeterId { get; set; }

    /// <summary>The API key whose use it is about; null: all.</summary>
    public int? ApiKey { get; set; }

    /// <summary>How long a window is.</summary>
    public BudgetPeriod Period { get; set; }

    /// <summary>The whole units of what may be spent in a window, rounded down.</summary>
    public long LimitUnits { get; set; }

    /// <summary>The rest of what may be spent in a window, in nanos.</summary>
    public int LimitFraction { get; set; }

    /// <summary>Whether calls beyond it are refused.</summary>
    public bool Blocks { get; set; }

    /// <summary>The percentages of the limit that are reported, rising, with a blank between them.</summary>
    public string Alerts { get; set; } = "";

    /// <summary>Whether an operator set it: the customer may not change it.</summary>
    public bool IsOperators { get; set; }

    /// <summary>Counts the changes of its limit and alerts, so that what is reached again is reported again.</summary>
    public int Revision { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>What may be spent in a window, in nanos.</summary>
    public Int128 LimitNanos => AmountParts.Join(LimitUnits, LimitFraction);

    /// <summary>The percentages of the limit that are reported, rising.</summary>
    public IReadOnlyList<int> Thresholds => ReadThresholds(Alerts);

    /// <summary>The budget that it stores.</summary>
    public Budget ToBudget() => new(Id, Name, LimitNanos)
    {
        Meter = MeterId is { } meter ? new MeterId(meter) : null,
        ApiKey = ApiKey is { } key ? new ApiKeyId(key) : null,
        Period = Period,
        Blocks = Blocks,
        Alerts = Thresholds,
        Revision = Revision,
        CreatedAt = CreatedAt,
    };

    /// <summary>Reads percentages as they are stored.</summary>
    public static IReadOnlyList<int> ReadThresholds(string stored) =>
    [
        .. stored.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(percent => int.Parse(percent, CultureInfo.InvariantCulture)),
    ];
}
