namespace Payg.Service.Audit;

/// <summary>Its entries name a person, an address or a device, which is erased with the customer.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class PersonalAttribute : Attribute;

/// <summary>An action whose entries have nothing personal in them: they stay as they are.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class ImpersonalAttribute : Attribute;
