namespace Payg.Service.Audit;

/// <summary>
/// An action whose entries have names, addresses or devices of a person in them: what they say is erased with the
/// customer.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class PersonalAttribute : Attribute;

/// <summary>An action whose entries have nothing personal in them: they stay as they are.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class ImpersonalAttribute : Attribute;
