using Payg.Core.Usage;

namespace Payg.Metering.Tests.Simulation;

/// <summary>A journal handed out a record that nobody can have written.</summary>
internal sealed class GarbageException(UsageRecord record) : Exception($"{record} is garbage.");
