namespace Payg.Metering.Tests.Leases.Simulation;

/// <summary>How much happened in histories, to show that they were worth living.</summary>
internal sealed class LeaseHistoryCounts
{
    public int Admitted { get; set; }

    public int AdmittedAtOnce { get; set; }

    public int AdmittedAfterRecall { get; set; }

    public int Adoptions { get; set; }

    public int Cancelled { get; set; }

    public int ClockJumps { get; set; }

    public int Deaths { get; set; }

    public int Doubled { get; set; }

    public int Exceeded { get; set; }

    public int Expired { get; set; }

    public int FullDisks { get; set; }

    public int Late { get; set; }

    public int Lost { get; set; }

    public int Recurred { get; set; }

    public int Refused { get; set; }

    public int RefusedAsHeld { get; set; }

    public int Stops { get; set; }

    public int TopUps { get; set; }

    public int Unanswered { get; set; }

    public int Uncharged { get; set; }

    public int Undecided { get; set; }

    public int Voids { get; set; }
}
