namespace Payg.Metering.Startup;

/// <summary>What an application puts into a database once it is migrated and before it is used.</summary>
public interface IDatabaseSeed
{
    /// <summary>Makes what is missing. Several nodes may call this at once.</summary>
    Task EnsureAsync(CancellationToken cancellationToken);
}
