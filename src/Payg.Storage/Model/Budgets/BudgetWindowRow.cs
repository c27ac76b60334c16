using Payg.Core.Amounts;

namespace Payg.Storage.Model.Budgets;

/// <summary>What a budget's customer spent in one of its windows. Written by the flush that writes the usage.</summary>
public sealed class BudgetWindowRow
{
    /// <summary>Whose budget it is.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>The budget.</summary>
    public Guid BudgetId { get; set; }

    /// <summary>Where the window begins.</summary>
    public DateTimeOffset Start { get; set; }

    /// <summary>The whole units of what was spent, rounded down.</summary>
    public long SpentUnits { get; set; }

    /// <summary>The rest of what was spent, in nanos.</summary>
    public int SpentFraction { get; set; }

    /// <summary>The highest percentage that was reported; 0: none.</summary>
    public int Alerted { get; set; }

    /// <summary>What was spent, in nanos.</summary>
    public Int128 SpentNanos => AmountParts.Join(SpentUnits, SpentFraction);
}
