/* SPDX-License-Identifier: MIT */
/* mprapi.dll: what this router refuses, each with a code that the documentation has for it. Nothing raises. */
#include "harness/stand-ins/mprapi/dll/mprapi.h"

/* Whoever is refused is not asked for more. */
#pragma GCC diagnostic ignored "-Wunused-parameter"

/* A function that answers a code, as mprapi.h declares it. */
#define REFUSE(code, name, ...) \
	DWORD WINAPI name(__VA_ARGS__) \
	{ \
		return code; \
	}

/* clang-format off */

/* The configuration is read-only, and so are the users: the caller has not the rights to change them. */
REFUSE(ERROR_ACCESS_DENIED, MprAdminEstablishDomainRasServer, PWCHAR pszDomain, PWCHAR pszMachine, WINBOOL bEnable)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceCreate, MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE lpbBuffer,
       HANDLE *phInterface)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceDelete, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceGetCredentials, LPWSTR lpwsServer, LPWSTR lpwsInterfaceName, LPWSTR
       lpwsUserName, LPWSTR lpwsPassword, LPWSTR lpwsDomainName)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceGetCredentialsEx, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwLevel, LPBYTE *lplpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceSetCredentials, LPWSTR lpwsServer, LPWSTR lpwsInterfaceName, LPWSTR
       lpwsUserName, LPWSTR lpwsDomainName, LPWSTR lpwsPassword)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceSetCredentialsEx, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwLevel, LPBYTE lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceSetInfo, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD dwLevel,
       LPBYTE lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceTransportAdd, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwTransportId, LPBYTE pInterfaceInfo, DWORD dwInterfaceInfoSize)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceTransportRemove, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwTransportId)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceTransportSetInfo, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwTransportId, LPBYTE pInterfaceInfo, DWORD dwInterfaceInfoSize)
REFUSE(ERROR_ACCESS_DENIED, MprAdminInterfaceUpdatePhonebookInfo, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface)
REFUSE(ERROR_ACCESS_DENIED, MprAdminServerGetCredentials, MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE
       *lplpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprAdminServerSetCredentials, MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE
       lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprAdminServerSetInfo, MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprAdminTransportCreate, MPR_SERVER_HANDLE hMprServer, DWORD dwTransportId, LPWSTR
       lpwsTransportName, LPBYTE pGlobalInfo, DWORD dwGlobalInfoSize, LPBYTE pClientInterfaceInfo, DWORD
       dwClientInterfaceInfoSize, LPWSTR lpwsDLLPath)
REFUSE(ERROR_ACCESS_DENIED, MprAdminTransportSetInfo, MPR_SERVER_HANDLE hMprServer, DWORD dwTransportId, LPBYTE
       pGlobalInfo, DWORD dwGlobalInfoSize, LPBYTE pClientInterfaceInfo, DWORD dwClientInterfaceInfoSize)
REFUSE(ERROR_ACCESS_DENIED, MprAdminUserGetInfo, const WCHAR *lpszServer, const WCHAR *lpszUser, DWORD dwLevel, LPBYTE
       lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprAdminUserSetInfo, const WCHAR *lpszServer, const WCHAR *lpszUser, DWORD dwLevel, const
       LPBYTE lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprConfigFilterGetInfo, HANDLE hMprConfig, DWORD dwLevel, DWORD dwTransportId, LPBYTE
       lpBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprConfigFilterSetInfo, HANDLE hMprConfig, DWORD dwLevel, DWORD dwTransportId, LPBYTE
       lpBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprConfigInterfaceCreate, HANDLE hMprConfig, DWORD dwLevel, LPBYTE lpbBuffer, HANDLE
       *phRouterInterface)
REFUSE(ERROR_ACCESS_DENIED, MprConfigInterfaceDelete, HANDLE hMprConfig, HANDLE hRouterInterface)
REFUSE(ERROR_ACCESS_DENIED, MprConfigInterfaceSetInfo, HANDLE hMprConfig, HANDLE hRouterInterface, DWORD dwLevel,
       LPBYTE lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprConfigInterfaceTransportAdd, HANDLE hMprConfig, HANDLE hRouterInterface, DWORD
       dwTransportId, LPWSTR lpwsTransportName, LPBYTE pInterfaceInfo, DWORD dwInterfaceInfoSize, HANDLE
       *phRouterIfTransport)
REFUSE(ERROR_ACCESS_DENIED, MprConfigInterfaceTransportRemove, HANDLE hMprConfig, HANDLE hRouterInterface, HANDLE
       hRouterIfTransport)
REFUSE(ERROR_ACCESS_DENIED, MprConfigInterfaceTransportSetInfo, HANDLE hMprConfig, HANDLE hRouterInterface, HANDLE
       hRouterIfTransport, LPBYTE pInterfaceInfo, DWORD dwInterfaceInfoSize)
REFUSE(ERROR_ACCESS_DENIED, MprConfigServerBackup, HANDLE hMprConfig, LPWSTR lpwsPath)
REFUSE(ERROR_ACCESS_DENIED, MprConfigServerInstall, DWORD dwLevel, PVOID pBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprConfigServerRestore, HANDLE hMprConfig, LPWSTR lpwsPath)
REFUSE(ERROR_ACCESS_DENIED, MprConfigServerSetInfo, MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE lpbBuffer)
REFUSE(ERROR_ACCESS_DENIED, MprConfigTransportCreate, HANDLE hMprConfig, DWORD dwTransportId, LPWSTR
       lpwsTransportName, LPBYTE pGlobalInfo, DWORD dwGlobalInfoSize, LPBYTE pClientInterfaceInfo, DWORD
       dwClientInterfaceInfoSize, LPWSTR lpwsDLLPath, HANDLE *phRouterTransport)
REFUSE(ERROR_ACCESS_DENIED, MprConfigTransportDelete, HANDLE hMprConfig, HANDLE hRouterTransport)
REFUSE(ERROR_ACCESS_DENIED, MprConfigTransportSetInfo, HANDLE hMprConfig, HANDLE hRouterTransport, LPBYTE pGlobalInfo,
       DWORD dwGlobalInfoSize, LPBYTE pClientInterfaceInfo, DWORD dwClientInterfaceInfoSize, LPWSTR lpwsDLLPath)
REFUSE(ERROR_ACCESS_DENIED, MprSetupIpInIpInterfaceFriendlyNameCreate, PWCHAR pwszMachineName, PMPR_IPINIP_INTERFACE_0
       pNameInformation)
REFUSE(ERROR_ACCESS_DENIED, MprSetupIpInIpInterfaceFriendlyNameDelete, PWCHAR pwszMachineName, GUID *pGuid)
REFUSE(ERROR_ACCESS_DENIED, MprSetupIpInIpInterfaceFriendlyNameEnum, PWCHAR pwszMachineName, LPBYTE *lplpBuffer,
       LPDWORD lpdwEntriesRead)
REFUSE(ERROR_ACCESS_DENIED, MprSetupIpInIpInterfaceFriendlyNameFree, LPVOID lpBuffer)

/* Nobody dials in or out. */
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminConnectionClearStats, RAS_SERVER_HANDLE hRasServer, HANDLE hConnection)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminConnectionEnum, RAS_SERVER_HANDLE hRasServer, DWORD dwLevel, LPBYTE
       *lplpbBuffer, DWORD dwPrefMaxLen, LPDWORD lpdwEntriesRead, LPDWORD lpdwTotalEntries, LPDWORD lpdwResumeHandle)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminConnectionGetInfo, RAS_SERVER_HANDLE hRasServer, DWORD dwLevel, HANDLE
       hConnection, LPBYTE *lplpbBuffer)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminConnectionRemoveQuarantine, HANDLE hRasServer, HANDLE hRasConnection, WINBOOL
       fIsIpAddress)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminDeregisterConnectionNotification, MPR_SERVER_HANDLE hMprServer, HANDLE
       hEventNotification)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminDeviceEnum, MPR_SERVER_HANDLE hMprServer, DWORD dwLevel, LPBYTE *lplpbBuffer,
       LPDWORD lpdwTotalEntries)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminInterfaceConnect, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, HANDLE
       hEvent, WINBOOL fSynchronous)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminInterfaceDeviceGetInfo, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwIndex, DWORD dwLevel, LPBYTE *lplpBuffer)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminInterfaceDeviceSetInfo, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwIndex, DWORD dwLevel, LPBYTE lplpBuffer)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminInterfaceDisconnect, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminInterfaceQueryUpdateResult, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface,
       DWORD dwProtocolId, LPDWORD lpdwUpdateResult)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminInterfaceUpdateRoutes, MPR_SERVER_HANDLE hMprServer, HANDLE hInterface, DWORD
       dwProtocolId, HANDLE hEvent)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminPortClearStats, RAS_SERVER_HANDLE hRasServer, HANDLE hPort)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminPortDisconnect, RAS_SERVER_HANDLE hRasServer, HANDLE hPort)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminPortEnum, RAS_SERVER_HANDLE hRasServer, DWORD dwLevel, HANDLE hConnection,
       LPBYTE *lplpbBuffer, DWORD dwPrefMaxLen, LPDWORD lpdwEntriesRead, LPDWORD lpdwTotalEntries, LPDWORD
       lpdwResumeHandle)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminPortGetInfo, RAS_SERVER_HANDLE hRasServer, DWORD dwLevel, HANDLE hPort, LPBYTE
       *lplpbBuffer)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminPortReset, RAS_SERVER_HANDLE hRasServer, HANDLE hPort)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminRegisterConnectionNotification, MPR_SERVER_HANDLE hMprServer, HANDLE
       hEventNotification)
REFUSE(ERROR_DDM_NOT_RUNNING, MprAdminSendUserMessage, MPR_SERVER_HANDLE hMprServer, HANDLE hConnection, LPWSTR
       lpwszMessage)

/* The MIB of the router; that of the protocol is its own. */
REFUSE(ERROR_NOT_SUPPORTED, MprAdminMIBEntryCreate, MIB_SERVER_HANDLE hMibServer, DWORD dwPid, DWORD dwRoutingPid,
       LPVOID lpEntry, DWORD dwEntrySize)
REFUSE(ERROR_NOT_SUPPORTED, MprAdminMIBEntryDelete, MIB_SERVER_HANDLE hMibServer, DWORD dwProtocolId, DWORD
       dwRoutingPid, LPVOID lpEntry, DWORD dwEntrySize)
REFUSE(ERROR_NOT_SUPPORTED, MprAdminMIBEntryGet, MIB_SERVER_HANDLE hMibServer, DWORD dwProtocolId, DWORD dwRoutingPid,
       LPVOID lpInEntry, DWORD dwInEntrySize, LPVOID *lplpOutEntry, LPDWORD lpOutEntrySize)
REFUSE(ERROR_NOT_SUPPORTED, MprAdminMIBEntryGetFirst, MIB_SERVER_HANDLE hMibServer, DWORD dwProtocolId, DWORD
       dwRoutingPid, LPVOID lpInEntry, DWORD dwInEntrySize, LPVOID *lplpOutEntry, LPDWORD lpOutEntrySize)
REFUSE(ERROR_NOT_SUPPORTED, MprAdminMIBEntryGetNext, MIB_SERVER_HANDLE hMibServer, DWORD dwProtocolId, DWORD
       dwRoutingPid, LPVOID lpInEntry, DWORD dwInEntrySize, LPVOID *lplpOutEntry, LPDWORD lpOutEntrySize)
REFUSE(ERROR_NOT_SUPPORTED, MprAdminMIBEntrySet, MIB_SERVER_HANDLE hMibServer, DWORD dwProtocolId, DWORD dwRoutingPid,
       LPVOID lpEntry, DWORD dwEntrySize)

/* There is no domain to ask. */
REFUSE(ERROR_NOT_SUPPORTED, MprAdminGetPDCServer, const WCHAR *lpszDomain, const WCHAR *lpszServer, LPWSTR
       lpszPDCServer)
REFUSE(ERROR_NOT_SUPPORTED, MprAdminIsDomainRasServer, PWCHAR pszDomain, PWCHAR pszMachine, PBOOL pbIsRasServer)

/*
 * Functions that the import libraries have and mprapi.h has not: those of rassapi.h for Windows NT 4, and some that are documented nowhere.
 * So many words of arguments are passed.
 */
#define REFUSE_UNDECLARED(name, ...) \
	DWORD WINAPI name(__VA_ARGS__); \
	DWORD WINAPI name(__VA_ARGS__) \
	{ \
		return ERROR_NOT_SUPPORTED; \
	}
#define WORDS_1 ULONG_PTR a
#define WORDS_2 WORDS_1, ULONG_PTR b
#define WORDS_3 WORDS_2, ULONG_PTR c
#define WORDS_4 WORDS_3, ULONG_PTR d
#define WORDS_7 WORDS_4, ULONG_PTR e, ULONG_PTR f, ULONG_PTR g
#define WORDS_8 WORDS_7, ULONG_PTR h

REFUSE_UNDECLARED(CompressPhoneNumber, WORDS_2)
REFUSE_UNDECLARED(MprAdminUpgradeUsers, WORDS_2)
REFUSE_UNDECLARED(MprAdminUserClose, WORDS_1)
REFUSE_UNDECLARED(MprAdminUserOpen, WORDS_3)
REFUSE_UNDECLARED(MprAdminUserRead, WORDS_3)
REFUSE_UNDECLARED(MprAdminUserReadProfFlags, WORDS_2)
REFUSE_UNDECLARED(MprAdminUserServerConnect, WORDS_3)
REFUSE_UNDECLARED(MprAdminUserServerDisconnect, WORDS_1)
REFUSE_UNDECLARED(MprAdminUserWrite, WORDS_3)
REFUSE_UNDECLARED(MprAdminUserWriteProfFlags, WORDS_2)
REFUSE_UNDECLARED(MprDomainQueryAccess, WORDS_2)
REFUSE_UNDECLARED(MprDomainQueryRasServer, WORDS_3)
REFUSE_UNDECLARED(MprDomainRegisterRasServer, WORDS_3)
REFUSE_UNDECLARED(MprDomainSetAccess, WORDS_2)
REFUSE_UNDECLARED(MprGetUsrParams, WORDS_3)
REFUSE_UNDECLARED(MprPortSetUsage, WORDS_1)
REFUSE_UNDECLARED(RasAdminBufferFree, WORDS_1)
REFUSE_UNDECLARED(RasAdminConnectionClearStats, WORDS_2)
REFUSE_UNDECLARED(RasAdminConnectionEnum, WORDS_7)
REFUSE_UNDECLARED(RasAdminConnectionGetInfo, WORDS_4)
REFUSE_UNDECLARED(RasAdminGetErrorString, WORDS_3)
REFUSE_UNDECLARED(RasAdminGetPDCServer, WORDS_3)
REFUSE_UNDECLARED(RasAdminIsServiceRunning, WORDS_1)
REFUSE_UNDECLARED(RasAdminPortClearStats, WORDS_2)
REFUSE_UNDECLARED(RasAdminPortDisconnect, WORDS_2)
REFUSE_UNDECLARED(RasAdminPortEnum, WORDS_8)
REFUSE_UNDECLARED(RasAdminPortGetInfo, WORDS_4)
REFUSE_UNDECLARED(RasAdminPortReset, WORDS_2)
REFUSE_UNDECLARED(RasAdminServerConnect, WORDS_2)
REFUSE_UNDECLARED(RasAdminServerDisconnect, WORDS_1)
REFUSE_UNDECLARED(RasAdminUserGetInfo, WORDS_3)
REFUSE_UNDECLARED(RasAdminUserSetInfo, WORDS_3)
REFUSE_UNDECLARED(RasPrivilegeAndCallBackNumber, WORDS_2)
