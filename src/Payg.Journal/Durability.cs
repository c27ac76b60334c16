namespace Payg.Journal;

/// <summary>What a recorded call survives.</summary>
public enum Durability
{
    /// <summary>The death of the process, however sudden. The last moments before a power loss may be lost.</summary>
    Process = 0,

    /// <summary>Power loss too: a call is answered only after its record was forced to the disk.</summary>
    Disk = 1,
}
