namespace Payg.Metering.Tests.Simulation;

/// <summary>How much happened in histories, to show that they were worth living.</summary>
internal sealed class HistoryCounts
{
    public int Acknowledged { get; set; }

    public int Archived { get; set; }

    public int Deaths { get; set; }

    public int Demands { get; set; }

    public int Failed { get; set; }

    public int FailedStarts { get; set; }

    public int Flips { get; set; }

    public int NotArchived { get; set; }

    public int PowerLosses { get; set; }

    public int Rejected { get; set; }

    public int SetAside { get; set; }

    public int Stops { get; set; }

    public int Torn { get; set; }

    public int Undimensioned { get; set; }
}
