; A profile with every section and key. Profiles are UTF-8 text; a comment begins with ; or # outside quotes.

[protocol]
name          = Example RIP                     # shown in reports
id            = 0x00000008, 0x00000009          ; protocol ids, decimal or 0x; without one the harness tries them all
refuses       = 0x0000000D                      ; ids that RegisterProtocol must refuse
version       = 0x600                           ; dwVersion that the router manager offers: 0x500 (the default) or 0x600
functionality = ROUTING, DEMAND_UPDATE_ROUTES   ; what it claims when everything is offered; or: none

[global.A]                                      ; two valid global configurations that can be told apart
version = 1                                     ; StructureVersion; 1 when it is not given
data    = u32:1 u16:2 u16:0 ipv4:10.0.0.1 str:"text" wstr:"text" hex:00ff file:blob.bin
compare = bytes                                 ; what is read back must be the same, byte by byte

[global.B]
data    = u32:2 u16:2 u16:0 ipv4:10.0.0.2 str:"text" wstr:"text" hex:00ff file:"blob.bin"
compare = skip 4..8, 12..16                     ; but for bytes 4 to 7 and 12 to 15, which the candidate may change

[global.bad.unknown-mode]                       ; one whose content must be refused; any number of them
data    = u32:0xFFFFFFFF u16:2 u16:0

[interface.A]
version = 2
data    = i32:-1 mac:02-00-5e-10-00-01 ipv6:2001:db8::1 zero:8
compare = none                                  ; accepted, but never the same when read back

[interface.B]
version = 2
data    = i32:-2 mac:02:00:5e:10:00:02 ipv6:::1 zero:8

[interface.C]                                   ; the version of A, but another size
version = 2
data    = i32:-1

[interface.bad.no-data]
data    = null                                  ; a NULL pointer; `empty` is a pointer without bytes behind it

[mib.get.state]                                 ; also mib.create, mib.delete, mib.set, mib.first, mib.next and mib.trap
request  = u32:1 ifindex                        ; `ifindex` stands for the interface that a case uses, as a u32
response = u32:3                                ; where it is known
compare  = skip 0..1                            ; how it is compared with the response

[mib.get.bad.unknown]                           ; one that must be refused as invalid
request  = u32:9

[mib.set.metric]
request = u32:2 u32:7   saved = yes             ; it changes the configuration that is saved
trap    = yes                                   ; and makes a trap due

[limits]                                        ; milliseconds; several keys can stand on one line
call_ms = 1000   hang_ms = 5000   stop_ms = 6000   update_ms = 10000   settle_ms = 50
copies = 2

[capabilities]                                  ; yes or no; what is not said is found out
multicast = no   services = no   autostatic = yes   null_interface_info = no   null_global_info = yes
interface_types = PERMANENT, DEMAND_DIAL   mib_create = no   mib_delete = no   mib_set = no   traps = yes   multitenant = no

[service.A]                                     ; for services = yes; there may be a [service.B] too
type = 0x0404
name = "FILES 1"

[service.B]
type = 7
