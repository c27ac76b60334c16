namespace Payg.Metering.Measure;

/// <summary>
/// Exempts an endpoint from metering: it is served free of charge, and Payg does not ask who calls. It wins over
/// <see cref="MeteredAttribute"/> and <c>.Metered</c>, wherever each of them is declared: on the endpoint, its group,
/// its controller or its service. Also available as <c>.DisableMetering()</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DisableMeteringAttribute : Attribute;
