namespace Payg.Service.Idempotency;

/// <summary>Says that an endpoint answers the same request with the same key once.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IdempotentAttribute : Attribute;
