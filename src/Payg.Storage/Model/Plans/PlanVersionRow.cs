using Payg.Core.Amounts;
using Payg.Core.Plans;

namespace Payg.Storage.Model.Plans;

/// <summary>What a plan charges and includes. Rows are added, never edited.</summary>
public sealed class PlanVersionRow
{
    /// <summary>How many versions a plan has at most.</summary>
    public const int MaxVersions = 100;

    /// <summary>The longest trial, in days.</summary>
    public const int MaxTrialDays = 366;

    /// <summary>Its id, a version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; set; }

    /// <summary>Its number: 1, 2, 3 and so on.</summary>
    public int Version { get; set; }

    /// <summary>The whole units of the fee for a billing period.</summary>
    public long FeeUnits { get; set; }

    /// <summary>The rest of the fee, in nanos.</summary>
    public int FeeFraction { get; set; }

    /// <summary>The whole units of what usage of a period comes to at least.</summary>
    public long MinimumUnits { get; set; }

    /// <summary>The rest of what usage of a period comes to at least, in nanos.</summary>
    public int MinimumFraction { get; set; }

    /// <summary>The whole units of the credit that is included in each period.</summary>
    public long CreditUnits { get; set; }

    /// <summary>The rest of the included credit, in nanos.</summary>
    public int CreditFraction { get; set; }

    /// <summary>The whole units of what carries over of the included credit at most.</summary>
    public long RolloverMaxUnits { get; set; }

    /// <summary>The rest of what carries over at most, in nanos.</summary>
    public int RolloverMaxFraction { get; set; }

    /// <summary>How many days it is free at the beginning.</summary>
    public int TrialDays { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The plan.</summary>
    public PlanRow? Plan { get; set; }

    /// <summary>The credit that is included in each period, in nanos.</summary>
    public Int128 CreditNanos => AmountParts.Join(CreditUnits, CreditFraction);

    /// <summary>What carries over of it at most, in nanos.</summary>
    public Int128 RolloverMaxNanos => AmountParts.Join(RolloverMaxUnits, RolloverMaxFraction);

    /// <summary>What it charges.</summary>
    public PlanTerms Terms => new(
        AmountParts.Join(FeeUnits, FeeFraction), AmountParts.Join(MinimumUnits, MinimumFraction));
}
